package hocl.runtime.reactor;

import hocl.runtime.store.Fingerprint;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;
import java.util.IdentityHashMap;

/**
 * Samples of the outermost solution, to see that it is again as it was before: then what happened
 * in between brought the run no further. For one run, on the reacting thread.
 */
final class Recurrence {

  /** The findings of a sample. */
  enum Finding {
    /** Nothing that changed is as it was before. */
    NEW,
    /** Some species are as they were in an earlier sample, others never were or are too large. */
    IN_PART,
    /** The whole solution is as it was in an earlier sample. */
    WHOLE,
    /** There were more atoms than could be looked at. */
    TOO_LARGE
  }

  /** Of this many numbers each table keeps the latest ones; a power of two. */
  private static final int REMEMBERED = 128;

  private final ReactingSolution root;
  private final long[] wholes = new long[REMEMBERED];
  private final IdentityHashMap<Object, Trail> trails = new IdentityHashMap<>();

  /** The states of a part of the solution in earlier samples. */
  private static final class Trail {
    final long[] seen = new long[REMEMBERED];
    long last;
  }

  Recurrence(ReactingSolution root) {
    this.root = root;
  }

  /**
   * Takes a sample.
   *
   * @param atoms the number of atoms to look at
   */
  Finding sample(long atoms) {
    Fingerprint fingerprint = new Fingerprint(atoms);
    long whole = fingerprint.ofWaiting(root);
    if (fingerprint.isTooLarge()) {
      return Finding.TOO_LARGE;
    }
    boolean partly = changedBack(root, whole);
    boolean all = true;
    for (int i = 0; i < root.speciesCount(); i++) {
      Species species = root.speciesAt(i);
      if (species.size() > atoms / 2) {
        all = false;
        continue;
      }
      long print = fingerprint.of(species);
      whole += print;
      partly |= changedBack(species, print);
    }
    if (fingerprint.isTooLarge() || (!all && !partly)) {
      return Finding.TOO_LARGE;
    }
    if (all && remember(wholes, whole)) {
      return Finding.WHOLE;
    }
    return partly ? Finding.IN_PART : Finding.NEW;
  }

  /** Whether a part is otherwise than in the last sample, but as in one before that. */
  private boolean changedBack(Object part, long print) {
    Trail trail = trails.get(part);
    if (trail == null) {
      trail = new Trail();
      trails.put(part, trail);
    }
    boolean known = remember(trail.seen, print);
    boolean changed = trail.last != print;
    trail.last = print;
    return known && changed;
  }

  /** Puts a number into a table; whether it was there. */
  private static boolean remember(long[] table, long number) {
    int place = (int) (number >>> 32) & REMEMBERED - 1;
    boolean known = table[place] == number;
    table[place] = number;
    return known;
  }
}
