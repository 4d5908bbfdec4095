package hocl.language.java;

import hocl.language.value.EvaluationException;
import java.math.BigInteger;

/** Refuses calls of pure methods whose results would fill the memory. */
final class MethodLimits {
  /** The longest String that a method may make. */
  static final long CHARACTERS = 20_000_000;

  /** The largest number of bits of an Int that a method may make. */
  static final long BITS = 100_000_000;

  /** With more bits a power of a number, or a test of a prime, may take longer than a moment. */
  private static final int MANY_BITS_FOR_POWERS = 2_000;

  /** With more bits any other method may take longer than a moment. */
  private static final int MANY_BITS = 100_000;

  private MethodLimits() {}

  /** Whether a pure method may take longer than a moment: those of huge Ints do. */
  static boolean mayTakeLong(Object receiver, String name, Object[] arguments) {
    if (!(receiver instanceof BigInteger number)) {
      return false;
    }
    int bits = number.bitLength();
    for (Object argument : arguments) {
      bits = Math.max(bits, argument instanceof BigInteger other ? other.bitLength() : 0);
    }
    boolean powers = name.equals("modPow") || name.equals("isProbablePrime");
    return bits > (powers ? MANY_BITS_FOR_POWERS : MANY_BITS);
  }

  static void check(Object receiver, String name, Object[] arguments) {
    if (arguments.length != 1 || !(arguments[0] instanceof Long argument)) {
      return;
    }
    switch (receiver) {
      case BigInteger number -> {
        boolean shift = name.equals("shiftLeft") && argument > BITS - number.bitLength();
        boolean back = name.equals("shiftRight") && -argument > BITS - number.bitLength();
        boolean bit = (name.equals("setBit") || name.equals("flipBit")) && argument > BITS;
        boolean power =
            name.equals("pow")
                && argument > 0
                && number.bitLength() > 1
                && argument > BITS / number.bitLength();
        if (shift || back || bit || power) {
          throw new EvaluationException("E0755", name, "an Int of that many digits");
        }
      }
      case String text -> {
        boolean indent =
            name.equals("indent") && argument > CHARACTERS / Math.max(1, text.length());
        if (indent) {
          throw new EvaluationException("E0755", name, "a String of that many characters");
        }
      }
      default -> {}
    }
  }
}
