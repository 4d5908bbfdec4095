package hocl.runtime.atom;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Ints in normal form: a {@code Long} wherever 64 bits suffice. */
public final class Ints {
  private static final int LONG_BITS = 63;

  /** The number of digits that {@link BigInteger} reads in short time, although it is quadratic. */
  private static final int CHUNK = 500;

  private Ints() {}

  /**
   * Reads an Int in less than quadratic time.
   *
   * @param text digits, after a sign or not
   * @throws NumberFormatException if it is anything else
   */
  public static Object parse(String text) {
    int length = text.length();
    if (length <= CHUNK) {
      return of(new BigInteger(text));
    }
    char first = text.charAt(0);
    int start = first == '-' || first == '+' ? 1 : 0;
    for (int i = start; i < length; i++) {
      if (Character.digit(text.charAt(i), 10) < 0) {
        throw new NumberFormatException("no digit at " + i);
      }
    }
    List<BigInteger> powers = new ArrayList<>(List.of(BigInteger.TEN.pow(CHUNK)));
    while ((long) CHUNK << powers.size() < length) {
      powers.add(powers.getLast().pow(2));
    }
    BigInteger value = digits(text, start, length, powers);
    return of(first == '-' ? value.negate() : value);
  }

  /**
   * The number of a range of digits: the halves are read apart.
   *
   * @param powers of ten: the first has {@link #CHUNK} zeros, each other one twice as many as the
   *     one before
   */
  private static BigInteger digits(String text, int from, int to, List<BigInteger> powers) {
    if (to - from <= CHUNK) {
      return new BigInteger(text.substring(from, to));
    }
    int power = 0;
    while ((long) CHUNK << (power + 1) < to - from) {
      power++;
    }
    int middle = to - (CHUNK << power);
    return digits(text, from, middle, powers)
        .multiply(powers.get(power))
        .add(digits(text, middle, to, powers));
  }

  /** The Int of a value: a {@code Long} if it fits, otherwise the {@code BigInteger} itself. */
  public static Object of(BigInteger value) {
    return value.bitLength() <= LONG_BITS ? (Object) value.longValue() : value;
  }

  /**
   * The value of an Int.
   *
   * @throws IllegalArgumentException if the atom is not an Int
   */
  public static BigInteger big(Object atom) {
    return switch (atom) {
      case Long value -> BigInteger.valueOf(value);
      case BigInteger value -> value;
      default -> throw new IllegalArgumentException("no Int: " + atom);
    };
  }
}
