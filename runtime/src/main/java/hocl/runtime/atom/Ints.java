package hocl.runtime.atom;

import java.math.BigInteger;

/** Ints in normal form: a {@code Long} wherever 64 bits suffice. */
public final class Ints {
  private static final int LONG_BITS = 63;

  private Ints() {}

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
