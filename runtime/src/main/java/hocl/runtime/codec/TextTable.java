package hocl.runtime.codec;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts that have been written, with their places from 1 on. A hash table in two arrays, since
 * most of the time of writing Strings is spent waiting for memory; texts that find no slot near
 * theirs are in a map, so that no choice of texts makes looking slow.
 */
final class TextTable {
  private static final int FIRST_CAPACITY = 256;

  /** The number of slots that are looked at. */
  private static final int PROBES = 12;

  /** By slot the spread hash code of a text in the high half and its place in the low, or 0. */
  private long[] slots = new long[FIRST_CAPACITY];

  /** The texts by place. */
  private @Nullable String[] texts = new String[FIRST_CAPACITY / 2];

  private final Map<String, Integer> crowded = new HashMap<>();
  private int count;

  /**
   * The place of a text, or {@link CodecNumbers#NEW} if it comes for the first time and gets one
   * now.
   *
   * @param code as {@link #code} gives it
   */
  int place(String text, int code) {
    int mask = slots.length - 1;
    for (int probe = 0; probe < PROBES; probe++) {
      long slot = slots[code + probe & mask];
      if (slot == 0) {
        break;
      }
      if ((int) (slot >>> Integer.SIZE) == code && text.equals(texts[(int) slot])) {
        return (int) slot;
      }
    }
    return otherPlace(text, code);
  }

  private int otherPlace(String text, int code) {
    Integer place = crowded.isEmpty() ? null : crowded.get(text);
    if (place != null) {
      return place;
    }
    count++;
    if (count == texts.length) {
      grow();
    }
    texts[count] = text;
    put((long) code << Integer.SIZE | count);
    return CodecNumbers.NEW;
  }

  private void put(long entry) {
    int mask = slots.length - 1;
    int code = (int) (entry >>> Integer.SIZE);
    for (int probe = 0; probe < PROBES; probe++) {
      int slot = code + probe & mask;
      if (slots[slot] == 0) {
        slots[slot] = entry;
        return;
      }
    }
    int place = (int) entry;
    crowded.put(texts[place], place);
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    texts = Arrays.copyOf(texts, 2 * texts.length);
    for (long entry : old) {
      if (entry != 0) {
        put(entry);
      }
    }
  }

  /** A hash code whose low bits depend on all bits of the one of the text. */
  static int code(String text) {
    int mixed = text.hashCode() * 0x9e3779b1;
    return mixed ^ mixed >>> 15;
  }
}
