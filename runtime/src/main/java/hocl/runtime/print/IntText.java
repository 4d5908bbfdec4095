package hocl.runtime.print;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes whole numbers of any length piece by piece, so that the writing can end in between: the
 * halves of the digits are told apart by a division, again and again, and the first ones are
 * written before the last ones are known (the radix conversion of Schönhage, as in Knuth, The Art
 * of Computer Programming, volume 2, 4.4).
 */
public final class IntText {

  /** The bits from which on a number is written in pieces. */
  private static final int LONG = 1 << 15;

  /** The digits of a piece. */
  private static final int PIECE = 2048;

  private static final double DIGITS_OF_BIT = 0.30103;

  /** Powers of ten: the first has the zeros of one piece, each other one twice as many. */
  private final List<BigInteger> powers = new ArrayList<>();

  private final Pieces out;

  /** Where the pieces go. */
  @FunctionalInterface
  public interface Pieces {
    /**
     * Takes the next digits.
     *
     * @param digits none where nothing is known yet and the writing may end
     * @throws IOException if no more are wanted
     */
    void add(String digits) throws IOException;
  }

  private IntText(Pieces out) {
    this.out = out;
  }

  /**
   * Writes a number, with a sign if it is negative.
   *
   * @throws IOException what {@code out} throws, which ends the writing
   */
  public static void write(BigInteger value, Pieces out) throws IOException {
    if (value.bitLength() < LONG) {
      out.add(value.toString());
      return;
    }
    if (value.signum() < 0) {
      out.add("-");
    }
    new IntText(out).pieces(value.abs());
  }

  private void pieces(BigInteger value) throws IOException {
    long digits = (long) (value.bitLength() * DIGITS_OF_BIT) + 1;
    powers.add(BigInteger.TEN.pow(PIECE));
    while ((long) PIECE << powers.size() < digits) {
      powers.add(powers.getLast().pow(2));
      out.add("");
    }
    leading(value, powers.size() - 1);
  }

  /** The digits of a number without zeros before them, if it is below the square of a power. */
  private void leading(BigInteger value, int power) throws IOException {
    if (power < 0) {
      out.add(value.toString());
    } else if (value.compareTo(powers.get(power)) < 0) {
      leading(value, power - 1);
    } else {
      BigInteger[] halves = value.divideAndRemainder(powers.get(power));
      leading(halves[0], power - 1);
      all(halves[1], power - 1);
    }
  }

  /** The digits of a number with zeros before them, as many as a power above has. */
  private void all(BigInteger value, int power) throws IOException {
    if (power < 0) {
      String digits = value.toString();
      out.add("0".repeat(PIECE - digits.length()) + digits);
      return;
    }
    out.add("");
    BigInteger[] halves = value.divideAndRemainder(powers.get(power));
    all(halves[0], power - 1);
    all(halves[1], power - 1);
  }
}
