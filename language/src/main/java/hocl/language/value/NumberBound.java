package hocl.language.value;

import hocl.runtime.atom.Atoms;
import hocl.runtime.store.NumberPlaces;

/**
 * The outermost number that a column may hold where a comparison bounds it, exactly: an Int is
 * compared with a Float without rounding. An upper bound is for {@code <} and {@code <=}, a strict
 * one for {@code <} and {@code >}. Any thread may call.
 */
public final class NumberBound {

  private NumberBound() {}

  /** The bound for Floats, as {@link NumberPlaces} counts them. */
  public static long ofFloats(double value, boolean upper, boolean strict) {
    long place = NumberPlaces.ofFloat(Double.doubleToRawLongBits(value));
    return !strict ? place : upper ? place - 1 : place + 1;
  }

  /**
   * The bound for Floats that an Int sets; the other parameters as {@link #ofFloats(double,
   * boolean, boolean)}.
   *
   * @param value a Long or BigInteger
   */
  public static long ofFloatsByInt(Number value, boolean upper, boolean strict) {
    double nearest = value.doubleValue();
    int over = Atoms.compareNumbers(nearest, value);
    // no Float lies between the Int and the one nearest to it
    return ofFloats(nearest, upper, over == 0 ? strict : upper == over > 0);
  }

  /**
   * The bound for Ints that a Float sets.
   *
   * @throws ArithmeticException if it is not an Int of 64 bits
   */
  public static long ofInts(double value, boolean upper, boolean strict) {
    double whole = upper ? Math.floor(value) : Math.ceil(value);
    if (!(Math.abs(whole) < 0x1p62)) {
      throw new ArithmeticException("beyond 64 bits");
    }
    boolean outside = strict && whole == value;
    return (long) whole - (!outside ? 0 : upper ? 1 : -1);
  }
}
