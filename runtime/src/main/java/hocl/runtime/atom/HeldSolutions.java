package hocl.runtime.atom;

/**
 * Counts the solutions that a tuple or List holds, those inside of other solutions left out: a
 * solution that several parts share counts for each. Where it goes into a living solution there is
 * a living one for each of them. The number is kept in two bytes, as a floating-point number of
 * {@link #MANTISSA_BITS} bits that is rounded down; numbers of up to 256 and doubled ones are
 * exact.
 */
final class HeldSolutions {

  private static final int MANTISSA_BITS = 8;
  private static final int MANTISSA = (1 << MANTISSA_BITS) - 1;

  /** Larger numbers count as this one, so that a sum of many is still a number. */
  private static final long MOST = 1L << 30;

  private HeldSolutions() {}

  /**
   * The number in a sequence of parts, in its short form.
   *
   * @param facts the facts about the parts
   */
  static short in(Object[] parts, int facts) {
    if ((facts & Compound.SOLUTION) == 0) {
      return 0;
    }
    long sum = 0;
    for (Object part : parts) {
      sum += by(part);
    }
    return shortForm(sum);
  }

  /** The sum of three numbers, all in their short form. */
  static short sum(short first, short second, short third) {
    return shortForm(number(first) + number(second) + number(third));
  }

  /** The number that an atom is or holds. */
  static long by(Object atom) {
    return switch (atom) {
      case Tuple tuple -> number(tuple.held);
      case ListAtom list -> number(list.held);
      case SolutionView s -> 1;
      default -> 0;
    };
  }

  /** The number for a short form. */
  static long number(short held) {
    return (long) (held & MANTISSA) << ((held & 0xffff) >>> MANTISSA_BITS);
  }

  /** The short form of a number. */
  static short shortForm(long number) {
    long bounded = Math.min(number, MOST);
    int exponent = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(bounded) - MANTISSA_BITS);
    return (short) (exponent << MANTISSA_BITS | bounded >>> exponent);
  }
}
