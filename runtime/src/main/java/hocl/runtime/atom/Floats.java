package hocl.runtime.atom;

import org.jspecify.annotations.Nullable;

/** Floats in normal form: no NaN, and zero without a sign. */
public final class Floats {
  private Floats() {}

  /**
   * The Float of a double, with {@code -0.0} made {@code 0.0}.
   *
   * @throws ArithmeticException if the value is not a number
   */
  public static Double of(double value) {
    if (Double.isNaN(value)) {
      throw new ArithmeticException("the result is not a number");
    }
    return value + 0.0;
  }

  /** The same, but null instead of an exception: for callers that must not throw. */
  public static @Nullable Double orNull(double value) {
    return Double.isNaN(value) ? null : (Double) (value + 0.0);
  }
}
