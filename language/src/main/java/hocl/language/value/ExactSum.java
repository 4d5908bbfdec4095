package hocl.language.value;

import hocl.runtime.atom.Floats;
import hocl.runtime.atom.Ints;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A sum of numbers that depends on no order: exact, and rounded once where it is read. One thread
 * at a time may use it.
 *
 * <p>The Floats are kept as two doubles, of which the second takes what the first one rounds away.
 * Where that is rounded too, both go to a {@link WideSum}, and the two begin anew; if that happens
 * often, Floats go there at once.
 */
public final class ExactSum {

  private static final int HALF = 32;
  private static final long LOW_HALF = 0xFFFF_FFFFL;

  /** From this number of times on that two doubles did not suffice, they are not tried again. */
  private static final int MANY_WIDENINGS = 4;

  private long ints;
  private @Nullable BigInteger largeInts;
  private boolean hasFloats;
  private double floats;
  private double rounded;
  private @Nullable WideSum wide;
  private int widenings;

  /** The sum of the infinite ones: 0 without any, NaN if they have two signs. */
  private double infinite;

  /** Adds an Int of 64 bits. */
  public void add(long number) {
    long sum = ints + number;
    if (((ints ^ sum) & (number ^ sum)) < 0) {
      add(BigInteger.valueOf(number));
    } else {
      ints = sum;
    }
  }

  /** Adds an Int of any size. */
  public void add(BigInteger number) {
    largeInts = largeInts == null ? number : largeInts.add(number);
  }

  /** Adds a Float. */
  public void add(double number) {
    hasFloats = true;
    addPart(number);
  }

  private void addPart(double number) {
    if (widenings >= MANY_WIDENINGS) {
      widen(number);
      return;
    }
    double sum = floats + number;
    double error = error(floats, number, sum);
    if (error == 0) {
      floats = sum;
      return;
    }
    double errors = rounded + error;
    if (error(rounded, error, errors) == 0) {
      floats = sum;
      rounded = errors;
    } else {
      widen(number);
    }
  }

  /** The amount that a sum of two doubles lost by rounding; NaN if the sum is infinite. */
  private static double error(double a, double b, double sum) {
    double part = sum - a;
    return (a - (sum - part)) + (b - part);
  }

  private void widen(double number) {
    if (Double.isInfinite(number)) {
      infinite += number;
      return;
    }
    WideSum all = wide == null ? new WideSum() : wide;
    wide = all;
    all.add(number);
    if (widenings < MANY_WIDENINGS) {
      widenings++;
      all.add(floats);
      all.add(rounded);
      floats = 0;
      rounded = 0;
    }
  }

  /**
   * The sum of all that was added: an Int, or a Float if one was among it; 0 if nothing was added.
   * After this nothing may be added.
   *
   * @return null if the sum is not a number
   */
  public @Nullable Object result() {
    if (!hasFloats) {
      return largeInts == null ? (Object) ints : Ints.of(largeInts.add(BigInteger.valueOf(ints)));
    }
    if (infinite != 0) {
      return Floats.orNull(infinite);
    }
    addPart((ints >> HALF) * 0x1p32);
    addPart((double) (ints & LOW_HALF));
    if (wide == null && largeInts == null) {
      return Floats.of(floats + rounded);
    }
    WideSum all = wide == null ? new WideSum() : wide;
    all.add(floats);
    all.add(rounded);
    return Floats.of(all.rounded(largeInts == null ? BigInteger.ZERO : largeInts));
  }
}
