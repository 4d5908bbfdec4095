package hocl.language.value;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.Atoms;
import hocl.runtime.store.NumberPlaces;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A number lies within a bound if the comparison holds, for all numbers near to one another. */
class NumberBoundTest {

  private static final List<Double> FLOATS = floats();

  private static List<Double> floats() {
    List<Double> floats = new ArrayList<>();
    for (double value : new double[] {0, 0.5, 1, 2, 3.25, 0x1p53, 0x1p63, 1e300}) {
      for (double near :
          new double[] {Math.nextDown(value), value, Math.nextUp(value), Math.nextUp(value) + 1}) {
        floats.add(near + 0.0);
        floats.add(-near + 0.0);
      }
    }
    floats.add(Double.POSITIVE_INFINITY);
    floats.add(Double.NEGATIVE_INFINITY);
    return floats;
  }

  @Test
  void floatsBoundFloats() {
    for (double limit : FLOATS) {
      for (double value : FLOATS) {
        check(limit, value, (upper, strict) -> NumberBound.ofFloats(limit, upper, strict));
      }
    }
  }

  @Test
  void intsBoundFloats() {
    for (double near : FLOATS) {
      if (Double.isInfinite(near)) {
        continue;
      }
      BigInteger whole = new BigDecimal(near).toBigInteger();
      for (int off = -2; off <= 2; off++) {
        BigInteger limit = whole.add(BigInteger.valueOf(off));
        Number number = limit.bitLength() < Long.SIZE ? limit.longValue() : (Number) limit;
        for (double value : FLOATS) {
          check(number, value, (upper, strict) -> NumberBound.ofFloatsByInt(number, upper, strict));
        }
      }
    }
  }

  @Test
  void floatsBoundInts() {
    for (double limit : FLOATS) {
      for (long value : new long[] {-4, -1, 0, 1, 2, 3, 4, 1L << 53, (1L << 53) + 1}) {
        if (Math.abs(limit) < 0x1p62) {
          for (boolean upper : new boolean[] {false, true}) {
            for (boolean strict : new boolean[] {false, true}) {
              long bound = NumberBound.ofInts(limit, upper, strict);
              assertThat(upper ? value <= bound : value >= bound)
                  .as("%s upper %s strict %s of %s", limit, upper, strict, value)
                  .isEqualTo(holds(Atoms.compareNumbers(value, limit), upper, strict));
            }
          }
        }
      }
    }
  }

  private interface Bound {
    long of(boolean upper, boolean strict);
  }

  private static void check(Number limit, double value, Bound bound) {
    for (boolean upper : new boolean[] {false, true}) {
      for (boolean strict : new boolean[] {false, true}) {
        long place = NumberPlaces.ofFloat(Double.doubleToRawLongBits(value));
        long outermost = bound.of(upper, strict);
        assertThat(upper ? place <= outermost : place >= outermost)
            .as("%s upper %s strict %s of %s", limit, upper, strict, value)
            .isEqualTo(holds(Atoms.compareNumbers((Object) value, limit), upper, strict));
      }
    }
  }

  private static boolean holds(int order, boolean upper, boolean strict) {
    return strict ? (upper ? order < 0 : order > 0) : upper ? order <= 0 : order >= 0;
  }
}
