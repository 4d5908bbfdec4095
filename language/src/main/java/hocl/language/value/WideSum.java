package hocl.language.value;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** An exact sum of finite doubles: a whole number of smallest steps, in limbs of 32 bits. */
final class WideSum {

  private static final int LIMB_BITS = 32;
  private static final long LIMB = 0xFFFF_FFFFL;
  private static final int FRACTION_BITS = 52;

  /** The smallest step is 2 to the power of this. */
  private static final int STEP = Double.MIN_EXPONENT - FRACTION_BITS;

  /** Limbs for the largest double and the carries of as many as fit into memory. */
  private static final int LIMBS = 68;

  /** A limb takes at least this number of additions before it overflows. */
  private static final int MOST_ADDITIONS = 1 << 29;

  private final long[] limbs = new long[LIMBS];
  private int additions;

  /** Adds a finite double. */
  void add(double number) {
    long bits = Double.doubleToRawLongBits(number);
    long fraction = bits & ((1L << FRACTION_BITS) - 1);
    int exponent = (int) (bits >>> FRACTION_BITS) & 0x7FF;
    int position = 0;
    if (exponent != 0) {
      fraction |= 1L << FRACTION_BITS;
      position = exponent - 1;
    }
    int limb = position / LIMB_BITS;
    int shift = position % LIMB_BITS;
    long low = (fraction & LIMB) << shift;
    long high = (fraction >>> LIMB_BITS) << shift;
    int sign = bits < 0 ? -1 : 1;
    limbs[limb] += sign * (low & LIMB);
    limbs[limb + 1] += sign * ((low >>> LIMB_BITS) + (high & LIMB));
    limbs[limb + 2] += sign * (high >>> LIMB_BITS);
    if (++additions == MOST_ADDITIONS) {
      carry();
    }
  }

  /** Leaves 32 bits in each limb but the last. */
  private void carry() {
    for (int i = 0; i < LIMBS - 1; i++) {
      limbs[i + 1] += limbs[i] >> LIMB_BITS;
      limbs[i] &= LIMB;
    }
    additions = 0;
  }

  /** The double nearest to the sum with an Int added; infinite beyond the largest. */
  double rounded(BigInteger more) {
    carry();
    ByteBuffer bytes = ByteBuffer.allocate((LIMBS - 1) * Integer.BYTES + Long.BYTES);
    bytes.putLong(limbs[LIMBS - 1]);
    for (int i = LIMBS - 2; i >= 0; i--) {
      bytes.putInt((int) limbs[i]);
    }
    return nearest(new BigInteger(bytes.array()).add(more.shiftLeft(-STEP)));
  }

  /** The double nearest to a number of smallest steps, a tie to the even one. */
  private static double nearest(BigInteger steps) {
    int excess = steps.bitLength() - (Long.SIZE - 2);
    if (excess <= 0) {
      return Math.scalb((double) steps.longValueExact(), STEP);
    }
    BigInteger size = steps.abs();
    long top = size.shiftRight(excess).longValueExact();
    // the last bit says whether anything follows: enough to round as if all followed
    long sticky = size.getLowestSetBit() < excess ? top | 1 : top;
    return Math.scalb((double) (steps.signum() * sticky), excess + STEP);
  }
}
