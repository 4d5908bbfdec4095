package hocl.runtime.atom;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sorts by the digits of long keys, least significant first; equal keys keep their order. */
final class RadixOrder {
  private static final int DIGIT = 11;
  private static final int VALUES = 1 << DIGIT;

  /** Fewer keys, or keys of more digits than pay, are sorted by comparing. */
  private static final int FEW = 4096;

  private static final int MOST_BITS = 44;

  private RadixOrder() {}

  /** Puts values into ascending order, in place or in a new array. */
  static long[] sort(long[] values) {
    long least = least(values);
    int bits = bits(values, least);
    long[] to = values.length < FEW || bits > MOST_BITS ? null : beside(values.length);
    if (to == null) {
      Arrays.sort(values);
      return values;
    }
    long[] from = values;
    for (int shift = 0; shift < bits; shift += DIGIT) {
      int[] starts = new int[VALUES];
      for (long value : from) {
        starts[digit(value - least, shift)]++;
      }
      sum(starts);
      for (long value : from) {
        to[starts[digit(value - least, shift)]++] = value;
      }
      long[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  /** An array to sort into, or null if there is no memory for it. */
  private static long @Nullable [] beside(int length) {
    try {
      return new long[length];
    } catch (OutOfMemoryError e) {
      return null;
    }
  }

  /**
   * Puts rows into the order of their keys.
   *
   * @param rows as ordered before; changed
   * @param keys by row
   * @return the array of rows or a new one
   */
  static int[] sort(int[] rows, long[] keys) {
    long least = least(keys);
    int bits = bits(keys, least);
    int[] from = rows;
    int[] to = new int[rows.length];
    for (int shift = 0; shift < bits; shift += DIGIT) {
      int[] starts = new int[VALUES];
      for (int row : from) {
        starts[digit(keys[row] - least, shift)]++;
      }
      sum(starts);
      for (int row : from) {
        to[starts[digit(keys[row] - least, shift)]++] = row;
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private static int digit(long offset, int shift) {
    return (int) (offset >>> shift) & (VALUES - 1);
  }

  private static void sum(int[] counts) {
    int sum = 0;
    for (int i = 0; i < counts.length; i++) {
      int count = counts[i];
      counts[i] = sum;
      sum += count;
    }
  }

  private static long least(long[] keys) {
    long least = Long.MAX_VALUE;
    for (long key : keys) {
      least = Math.min(least, key);
    }
    return least;
  }

  /** The number of bits in which offsets from the least key differ; they are unsigned. */
  private static int bits(long[] keys, long least) {
    long all = 0;
    for (long key : keys) {
      all |= key - least;
    }
    return Long.SIZE - Long.numberOfLeadingZeros(all);
  }
}
