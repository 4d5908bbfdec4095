package hocl.runtime.atom;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Exact comparison of Ints and Floats. */
final class Numbers {
  private static final double TWO_TO_63 = 0x1p63;

  private Numbers() {}

  /** Compares by value, without rounding: 1 equals 1.0. */
  static int compare(Object a, Object b) {
    if (a instanceof Long x) {
      if (b instanceof Long y) {
        return Long.compare(x, y);
      }
      return b instanceof Double y ? compareLong(x, y) : -((BigInteger) b).signum();
    }
    if (a instanceof Double x) {
      if (b instanceof Double y) {
        return Double.compare(x, y);
      }
      return -compare(b, a);
    }
    BigInteger x = (BigInteger) a;
    if (b instanceof BigInteger y) {
      return x.compareTo(y);
    }
    return b instanceof Double y ? compareBig(x, y) : x.signum();
  }

  static int compareLong(long a, double b) {
    if (b >= TWO_TO_63) {
      return -1;
    }
    if (b < -TWO_TO_63) {
      return 1;
    }
    long whole = (long) b;
    return a != whole ? Long.compare(a, whole) : Double.compare(0.0, b - whole + 0.0);
  }

  private static int compareBig(BigInteger a, double b) {
    if (Double.isInfinite(b) || Math.abs(b) < TWO_TO_63) {
      return Double.isInfinite(b) ? -(int) Math.signum(b) : a.signum();
    }
    return a.compareTo(new BigDecimal(b).toBigIntegerExact());
  }

  /** A Float without fraction as the Int of the same value; anything else as it is. */
  static Object wholeAsInt(Object atom) {
    if (atom instanceof Double value && !value.isInfinite() && value == Math.rint(value)) {
      return Math.abs(value) < TWO_TO_63
          ? (Object) value.longValue()
          : Ints.of(new BigDecimal(value).toBigIntegerExact());
    }
    return atom;
  }
}
