package hocl.language.explore;

import java.util.Arrays;

/**
 * The atoms of a solution while its steps are looked for: the different numbers in their order, how
 * many there are of each, and how many of these a search may still take. For one thread.
 */
final class Content {
  private int[] numbers = new int[16];
  private int[] counts = new int[16];
  private int[] left = new int[16];
  private int different;
  private int all;
  private int[] after = new int[32];

  /** Takes the atoms of a state, by sorted numbers, instead of those before. */
  void load(int[] state) {
    different = 0;
    all = state.length;
    for (int i = 0; i < state.length; i++) {
      if (i == 0 || state[i] != state[i - 1]) {
        add(state[i]);
      } else {
        counts[different - 1]++;
      }
    }
    System.arraycopy(counts, 0, left, 0, different);
  }

  private void add(int number) {
    if (different == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * different);
      counts = Arrays.copyOf(counts, 2 * different);
      left = Arrays.copyOf(left, 2 * different);
    }
    numbers[different] = number;
    counts[different++] = 1;
  }

  /** The number of different atoms; their places count from 0. */
  int different() {
    return different;
  }

  /** The number of the atom at a place. */
  int number(int place) {
    return numbers[place];
  }

  /** The number of atoms at a place that may still be taken. */
  int left(int place) {
    return left[place];
  }

  /** Takes one of the atoms at a place. */
  void take(int place) {
    left[place]--;
  }

  /** Puts one of the atoms at a place back. */
  void putBack(int place) {
    left[place]++;
  }

  /** Lets no search take the atoms at a place. */
  void exclude(int place) {
    left[place] = 0;
  }

  /** The atoms that may still be taken, at the same places, for the general matcher. */
  Bag bag(AtomNumbers atoms) {
    Object[] some = atoms.atoms(Arrays.copyOf(numbers, different)).toArray();
    return Bag.of(some, Arrays.copyOf(left, different));
  }

  /**
   * Puts together the state in which some atoms are gone and others have come, in {@link #after}.
   *
   * @param gone the places of the atoms that are gone, the first {@code count} of the array
   * @param count the number of these atoms
   * @param come the sorted numbers of the atoms that have come
   * @return the number of atoms of that state
   */
  int change(int[] gone, int count, int[] come) {
    for (int i = 0; i < count; i++) {
      counts[gone[i]]--;
    }
    int size = all - count + come.length;
    if (size > after.length) {
      after = new int[2 * size];
    }
    int next = 0;
    int added = 0;
    for (int place = 0; place < different; place++) {
      while (added < come.length && come[added] < numbers[place]) {
        after[next++] = come[added++];
      }
      Arrays.fill(after, next, next + counts[place], numbers[place]);
      next += counts[place];
    }
    System.arraycopy(come, added, after, next, come.length - added);
    for (int i = 0; i < count; i++) {
      counts[gone[i]]++;
    }
    return size;
  }

  /** The sorted numbers of the state that was put together last, and then others. */
  int[] after() {
    return after;
  }
}
