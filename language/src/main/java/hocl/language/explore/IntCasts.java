package hocl.language.explore;

import hocl.runtime.atom.Ints;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Casts to Ints: those to Java's types wrap around or stop at the ends, as in Java. */
final class IntCasts {
  private static final int INT_BITS = 31;
  private static final int LONG_BITS = 63;

  private IntCasts() {}

  /**
   * The Int of a number.
   *
   * @param typeName as written: {@code int} and {@code long} have bounds, {@code Int} has none
   * @return null if there is none
   */
  static @Nullable Object toInt(Object value, String typeName) {
    int bits =
        switch (typeName) {
          case "int", "Integer" -> INT_BITS;
          case "long", "Long" -> LONG_BITS;
          default -> 0;
        };
    if (!AtomOperators.isNumber(value)) {
      return null;
    }
    if (!(value instanceof Double number)) {
      BigInteger whole = Ints.big(value);
      return Ints.of(bits == 0 ? whole : wrapped(whole, bits));
    }
    BigInteger end = BigInteger.ONE.shiftLeft(bits);
    if (number.isInfinite()) {
      return bits == 0 ? null : Ints.of(number > 0 ? end.subtract(BigInteger.ONE) : end.negate());
    }
    BigInteger whole = new BigDecimal(number).toBigInteger();
    return Ints.of(bits == 0 ? whole : whole.min(end.subtract(BigInteger.ONE)).max(end.negate()));
  }

  private static BigInteger wrapped(BigInteger value, int bits) {
    BigInteger size = BigInteger.ONE.shiftLeft(bits + 1);
    BigInteger low = value.mod(size);
    return low.testBit(bits) ? low.subtract(size) : low;
  }
}
