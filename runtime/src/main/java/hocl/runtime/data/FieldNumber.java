package hocl.runtime.data;

import hocl.runtime.atom.Ints;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the number that a field of a row is, written as in a program: an Int is digits of which the
 * first is not a zero before others; a Float has also a point between digits, an exponent or both.
 * A minus may stand before it. What looks like a number and is none, such as {@code 007}, {@code
 * +5}, {@code .5} or {@code 1e999}, is text.
 */
final class FieldNumber {
  private static final int SAFE_DIGITS = 18;
  private static final long EXACT_MANTISSA = 1L << 53;
  private static final double[] EXACT_POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final int LARGEST_EXPONENT = 100_000;

  private final byte[] bytes;
  private final int start;
  private final int end;
  private int at;

  /** Digits before and behind the point, as a number, as long as it fits. */
  private long mantissa;

  private int digits;

  private final byte point;

  private FieldNumber(byte[] bytes, int start, int end, byte point) {
    this.bytes = bytes;
    this.point = point;
    this.start = start;
    this.end = end;
    this.at = start;
  }

  /**
   * The Int or Float that the bytes spell.
   *
   * @param point what stands between the whole and the fraction of a Float
   * @return null if they spell no number, or one that is too large for a Float or too small
   */
  static @Nullable Object parse(byte[] bytes, int start, int end, byte point) {
    return new FieldNumber(bytes, start, end, point).number();
  }

  private @Nullable Object number() {
    boolean negative = byteAt(at) == '-';
    if (negative) {
      at++;
    }
    boolean zero = byteAt(at) == '0';
    digits();
    int whole = digits;
    if (whole == 0 || (zero && whole > 1)) {
      return null;
    }
    if (at == end && whole > 0) {
      return whole <= SAFE_DIGITS ? (Object) (negative ? -mantissa : mantissa) : big();
    }
    if (byteAt(at) == point) {
      at++;
      digits();
      if (digits == whole) {
        return null;
      }
    }
    int exponent = 0;
    if (digits > 0 && (byteAt(at) == 'e' || byteAt(at) == 'E')) {
      at++;
      Integer given = exponent();
      if (given == null) {
        return null;
      }
      exponent = given;
    }
    if (at != end) {
      return null;
    }
    double value = floating(negative, exponent - (digits - whole));
    boolean fits = !Double.isInfinite(value) && (value != 0 || isZero());
    return fits ? (Object) value : null;
  }

  /** Whether all digits before the exponent are zeros. */
  private boolean isZero() {
    for (int i = start; i < end && byteAt(i) != 'e' && byteAt(i) != 'E'; i++) {
      if (byteAt(i) >= '1' && byteAt(i) <= '9') {
        return false;
      }
    }
    return true;
  }

  private int byteAt(int index) {
    return index < end ? bytes[index] : -1;
  }

  private void digits() {
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      if (digits < SAFE_DIGITS) {
        mantissa = 10 * mantissa + (bytes[at] - '0');
      }
      digits++;
      at++;
    }
  }

  private @Nullable Integer exponent() {
    boolean negative = byteAt(at) == '-';
    if (negative || byteAt(at) == '+') {
      at++;
    }
    int first = at;
    int value = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      value = Math.min(10 * value + (bytes[at] - '0'), LARGEST_EXPONENT);
      at++;
    }
    if (at == first) {
      return null;
    }
    return negative ? -value : value;
  }

  private Object big() {
    return Ints.of(new BigInteger(text(start)));
  }

  /**
   * Exact when mantissa and power are (Clinger 1990, section on the fast path); else by the JDK.
   */
  private Double floating(boolean negative, int power) {
    double value;
    if (digits <= SAFE_DIGITS
        && mantissa <= EXACT_MANTISSA
        && Math.abs(power) < EXACT_POWERS.length) {
      value = power < 0 ? mantissa / EXACT_POWERS[-power] : mantissa * EXACT_POWERS[power];
    } else {
      value = Math.abs(Double.parseDouble(text(start).replace((char) point, '.')));
    }
    return negative ? 0.0 - value : value;
  }

  private String text(int from) {
    return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
  }
}
