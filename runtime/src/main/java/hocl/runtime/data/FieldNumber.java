package hocl.runtime.data;

import hocl.runtime.atom.Ints;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the number that a field of a row is. An Int has a sign or none and digits; a Float has also
 * a point, an exponent or both.
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

  private FieldNumber(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.at = start;
  }

  /**
   * The Int or Float that the bytes spell.
   *
   * @return null if they spell no number; an infinite Float if it is too large
   */
  static @Nullable Object parse(byte[] bytes, int start, int end) {
    return new FieldNumber(bytes, start, end).number();
  }

  private @Nullable Object number() {
    boolean negative = byteAt(at) == '-';
    if (negative || byteAt(at) == '+') {
      at++;
    }
    digits();
    int whole = digits;
    if (at == end && whole > 0) {
      return whole <= SAFE_DIGITS ? (Object) (negative ? -mantissa : mantissa) : big();
    }
    if (byteAt(at) == '.') {
      at++;
      digits();
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
    if (digits == 0 || at != end) {
      return null;
    }
    return floating(negative, exponent - (digits - whole));
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
    int from = byteAt(start) == '+' ? start + 1 : start;
    return Ints.parse(text(from));
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
      value = Math.abs(Double.parseDouble(text(start)));
    }
    return negative ? 0.0 - value : value;
  }

  private String text(int from) {
    return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
  }
}
