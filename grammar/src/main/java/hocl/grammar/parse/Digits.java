package hocl.grammar.parse;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Reads whole numbers of any length in less than quadratic time. */
final class Digits {

  /** The number of digits that {@link BigInteger} reads in short time, although it is quadratic. */
  private static final int CHUNK = 500;

  private Digits() {}

  /** The number that a sequence of decimal digits spells. */
  static BigInteger value(String digits) {
    List<BigInteger> powers = new ArrayList<>(List.of(BigInteger.TEN.pow(CHUNK)));
    while ((long) CHUNK << powers.size() < digits.length()) {
      powers.add(powers.getLast().pow(2));
    }
    return value(digits, 0, digits.length(), powers);
  }

  /**
   * The number of a range of digits: the halves are read apart.
   *
   * @param powers of ten: the first has {@link #CHUNK} zeros, each other one twice as many as the
   *     one before
   */
  private static BigInteger value(String digits, int from, int to, List<BigInteger> powers) {
    if (to - from <= CHUNK) {
      return new BigInteger(digits.substring(from, to));
    }
    int power = 0;
    while ((long) CHUNK << (power + 1) < to - from) {
      power++;
    }
    int middle = to - (CHUNK << power);
    return value(digits, from, middle, powers)
        .multiply(powers.get(power))
        .add(value(digits, middle, to, powers));
  }
}
