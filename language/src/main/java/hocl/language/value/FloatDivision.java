package hocl.language.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The operators {@code div} and {@code mod} on doubles, for nodes and generated code. The quotient
 * is rounded down and the remainder belongs to it, both computed exactly and rounded to a double at
 * the end. NaN stands for no value. Any thread may call it.
 */
public final class FloatDivision {

  /** From here on every double is whole, and its neighbours may be more than 1 away. */
  private static final double WHOLE = 0x1p53;

  private FloatDivision() {}

  /** The largest whole number not above {@code a / b}; infinite as the quotient is. */
  public static double quotient(double a, double b) {
    double quotient = a / b;
    double floor = Math.floor(quotient);
    if (floor != quotient || Double.isInfinite(quotient)) {
      return floor;
    }
    if (quotient == 0) {
      return a != 0 && (a < 0) != (b < 0) ? -1 : 0;
    }
    if (Math.abs(quotient) >= WHOLE) {
      return wideQuotient(a, b);
    }
    // the quotient may have been rounded up to this whole number; the sign here is never rounded
    double beyond = Math.fma(-quotient, b, a);
    return beyond != 0 && (beyond < 0) != (b < 0) ? quotient - 1 : quotient;
  }

  private static double wideQuotient(double a, double b) {
    BigDecimal dividend = new BigDecimal(a);
    BigDecimal divisor = new BigDecimal(b);
    int scale = Math.max(dividend.scale(), divisor.scale());
    BigInteger[] parts =
        dividend
            .setScale(scale)
            .unscaledValue()
            .divideAndRemainder(divisor.setScale(scale).unscaledValue());
    boolean cutUp = parts[1].signum() * divisor.signum() < 0;
    return (cutUp ? parts[0].subtract(BigInteger.ONE) : parts[0]).doubleValue();
  }

  /**
   * The remainder of {@code a} after {@link #quotient} times {@code b}; it has the sign of {@code
   * b}.
   */
  public static double remainder(double a, double b) {
    double remainder = a % b;
    return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder;
  }
}
