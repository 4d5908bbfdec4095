package hocl.language.explore;

import hocl.runtime.atom.Ints;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * Operations on Floats that are computed in decimal fractions and rounded once; a NaN is a failure.
 */
final class ExactFloats {

  private ExactFloats() {}

  /** Dividend and divisor as multiples of one step: both finite, the divisor not zero. */
  private record Steps(BigInteger dividend, BigInteger divisor, int scale) {

    static Steps of(double dividend, double divisor) {
      BigDecimal a = new BigDecimal(dividend);
      BigDecimal b = new BigDecimal(divisor);
      int scale = Math.max(a.scale(), b.scale());
      return new Steps(a.setScale(scale).unscaledValue(), b.setScale(scale).unscaledValue(), scale);
    }

    /** The remainder that has the sign of the divisor. */
    BigInteger remainder() {
      return AtomOperators.floorModulo(dividend, divisor);
    }

    BigInteger quotient() {
      return dividend.subtract(remainder()).divide(divisor);
    }
  }

  private static boolean divide(double a, double b) {
    return !Double.isInfinite(a) && !Double.isInfinite(b) && b != 0;
  }

  private static boolean differInSign(double a, double b) {
    return Math.signum(a) * Math.signum(b) < 0;
  }

  /** The quotient rounded down. */
  static double quotient(double a, double b) {
    if (Double.isInfinite(b) && !Double.isInfinite(a)) {
      return differInSign(a, b) ? -1 : 0;
    }
    return divide(a, b) ? Steps.of(a, b).quotient().doubleValue() : a / b;
  }

  /** The remainder of the quotient rounded down. */
  static double remainder(double a, double b) {
    if (Double.isInfinite(b) && !Double.isInfinite(a)) {
      return differInSign(a, b) ? b : a;
    }
    if (!divide(a, b)) {
      return Double.NaN;
    }
    Steps steps = Steps.of(a, b);
    return new BigDecimal(steps.remainder(), steps.scale()).doubleValue();
  }

  /** The sum of numbers of which one is a Float. */
  static double sum(List<Object> numbers) {
    double infinite = 0;
    BigDecimal sum = BigDecimal.ZERO;
    for (Object number : numbers) {
      if (number instanceof Double value && value.isInfinite()) {
        infinite += value;
      } else {
        sum = sum.add(AtomOperators.exact(number));
      }
    }
    return infinite == 0 ? sum.doubleValue() : infinite;
  }

  /** The sum of Ints. */
  static Object sumOfInts(List<Object> ints) {
    return Ints.of(ints.stream().map(Ints::big).reduce(BigInteger.ZERO, BigInteger::add));
  }
}
