package hocl.runtime.codec;

import hocl.runtime.atom.Batch;
import org.jspecify.annotations.Nullable;

/**
 * Finds out from a sample whether many Strings of a column come more than once, by their hash codes
 * in a filter of bits (Bloom 1970, with one hash function). What it says depends on the column
 * alone.
 */
final class TextSample {

  /** Smaller columns are not worth a look. */
  private static final int LEAST_ROWS = 4096;

  /** The length of a stretch of rows of which the first {@link #BLOCK} are in the sample. */
  private static final int DISTANCE = 512;

  private static final int BLOCK = 64;

  /** The number of bits of the filter for each row of the sample, at least. */
  private static final int BITS_PER_ROW = 32;

  /**
   * If more than this part of the Strings of the sample has come before, each comes about three
   * times in the column. With fewer repetitions a table of all takes more time than it saves bytes.
   */
  private static final int SHARE = 6;

  private TextSample() {}

  /** Whether it pays to look for the Strings of a column among those that have come. */
  static boolean isWorthATable(Batch batch, int column, int size) {
    if (size < LEAST_ROWS) {
      return true;
    }
    int sampled = (size + DISTANCE - 1) / DISTANCE * BLOCK;
    long bits = Long.highestOneBit((long) sampled * BITS_PER_ROW) << 1;
    long[] filter = new long[(int) (bits / Long.SIZE)];
    int mask = (int) Math.min(bits - 1, Integer.MAX_VALUE);
    @Nullable Object[] values = new @Nullable Object[BLOCK];
    int looked = 0;
    int again = 0;
    for (int from = 0; from < size; from += DISTANCE) {
      int count = Math.min(BLOCK, size - from);
      batch.copy(column, from, values, 0, count);
      for (int i = 0; i < count; i++) {
        if (values[i] instanceof String text) {
          int bit = TextTable.code(text) & mask;
          long word = filter[bit >>> 6];
          again += (int) (word >>> bit & 1);
          filter[bit >>> 6] = word | 1L << bit;
          looked++;
        }
      }
    }
    return looked == 0 || again > looked / SHARE;
  }
}
