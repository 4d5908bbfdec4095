package hocl.runtime.check;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is taken for granted of the nodes of a cluster. All figures of a policy hold under one.
 *
 * @param nodes the number of nodes that execute and verify
 * @param liars the most of them that return wrong results or verdicts
 * @param colluding whether these know of each other: they return the same wrong result, and call
 *     the wrong results of one another right
 */
public record Assumption(int nodes, int liars, boolean colluding) {

  /** The share of liars that people write if they write none. */
  public static final String USUAL = "1/5";

  private static final Pattern FRACTION = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{0,9}\\.?[0-9]{1,9}");

  /** An assumption. */
  public Assumption {
    if (nodes < 1 || liars < 0 || liars > nodes) {
      throw new IllegalArgumentException(liars + " of " + nodes + " nodes cannot lie");
    }
  }

  /**
   * Reads a share of liars, who are taken to collude.
   *
   * @param share a fraction such as {@code 1/5}, or a decimal number such as {@code 0.2}; rounded
   *     up to whole nodes
   * @throws IllegalArgumentException if it is no number from 0 to 1; the message is a clause for
   *     people
   */
  public static Assumption parse(String share, int nodes) {
    Matcher fraction = FRACTION.matcher(share.strip());
    BigInteger numerator;
    BigInteger denominator;
    if (fraction.matches()) {
      numerator = new BigInteger(fraction.group(1));
      denominator = new BigInteger(fraction.group(2));
    } else if (DECIMAL.matcher(share.strip()).matches()) {
      BigDecimal decimal = new BigDecimal(share.strip());
      numerator = decimal.unscaledValue();
      denominator = BigInteger.TEN.pow(decimal.scale());
    } else {
      throw new IllegalArgumentException("a share of liars is a number such as `1/5` or `0.2`");
    }
    if (denominator.signum() == 0 || numerator.compareTo(denominator) > 0) {
      throw new IllegalArgumentException("a share of liars is from 0 to 1");
    }
    // whole numbers, since 35 * 0.2 is more than 7 in binary fractions
    BigInteger[] liars =
        numerator.multiply(BigInteger.valueOf(nodes)).divideAndRemainder(denominator);
    return new Assumption(nodes, liars[0].intValueExact() + liars[1].signum(), true);
  }

  /** For people, as the condition of a sentence. */
  public String text() {
    return liars == 0
        ? "no node lies"
        : "at most " + liars + " of " + nodes + (nodes == 1 ? " node lies" : " nodes lie");
  }
}
