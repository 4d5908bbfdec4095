package hocl.language.explore;

import java.util.Arrays;

/** Different sequences of numbers, each with an index from 0 in the order in which they came. */
final class Sequences {
  private static final int NONE = -1;

  private int[][] all = new int[64][];

  /** For each place the index of the sequence there, plus 1. A power of two, at most half full. */
  private int[] table = new int[128];

  private int size;

  /** The number of sequences. */
  int size() {
    return size;
  }

  /** The sequence of an index; not to be changed. */
  int[] get(int index) {
    return all[index];
  }

  /**
   * The index of the sequence of the first {@code length} numbers of an array; -1 if it never came.
   */
  int find(int[] numbers, int length) {
    int found = table[place(numbers, length)];
    return found == 0 ? NONE : found - 1;
  }

  /**
   * Adds a sequence that is not there yet; returns its index. The array is kept and must not
   * change.
   */
  int add(int[] numbers) {
    if (2 * (size + 1) > table.length) {
      enlarge();
    }
    if (size == all.length) {
      all = Arrays.copyOf(all, 2 * size);
    }
    all[size] = numbers;
    table[place(numbers, numbers.length)] = ++size;
    return size - 1;
  }

  private int place(int[] numbers, int length) {
    int place = hash(numbers, length) & (table.length - 1);
    while (table[place] != 0) {
      int[] there = all[table[place] - 1];
      if (there.length == length && Arrays.equals(there, 0, length, numbers, 0, length)) {
        break;
      }
      place = (place + 1) & (table.length - 1);
    }
    return place;
  }

  private void enlarge() {
    table = new int[2 * table.length];
    for (int i = 0; i < size; i++) {
      table[place(all[i], all[i].length)] = i + 1;
    }
  }

  /** Mixes as MurmurHash3 does (A. Appleby, public domain). */
  private static int hash(int[] numbers, int length) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      int part = numbers[i] * 0xcc9e2d51;
      hash ^= Integer.rotateLeft(part, 15) * 0x1b873593;
      hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
    }
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }
}
