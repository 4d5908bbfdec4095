package hocl.runtime.reactor;

import hocl.runtime.store.Fingerprint;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;
import hocl.runtime.store.Store;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Samples of the solution, to see that it is again as it was before, so that the reactions in
 * between brought the run no further. For one run, on the reacting thread.
 */
final class Recurrence {

  /** The findings of a sample. */
  enum Finding {
    /** No part that changed is as it was before. */
    NEW,
    /**
     * Some parts have changed back to what they were in an earlier sample; others have not, or are
     * too large.
     */
    IN_PART,
    /** Some species has reacted and is as it was in the last sample; no part has changed back. */
    SAME_IN_PART,
    /** The whole solution is as it was in an earlier sample. */
    WHOLE,
    /** There were more atoms than the sample may look at. */
    TOO_LARGE
  }

  /**
   * The length of each table, a power of two; each place keeps the latest of the numbers that fall
   * to it.
   */
  private static final int REMEMBERED = 512;

  /**
   * The largest number of solutions with work for which a sample looks at the species of inner
   * ones.
   */
  private static final int MOST_SOLUTIONS = 8;

  /**
   * The number of samples for which a part that changed back, and stays the same since, still
   * counts as one that changes back.
   */
  private static final int SAMPLES_OF_REST = 8;

  private final ReactingSolution root;
  private final long[] wholes = new long[REMEMBERED];
  private final Map<Object, Trail> trails = new WeakHashMap<>();

  /** The fingerprints of a part of the solution in earlier samples. */
  private static final class Trail {
    final long[] seen = new long[REMEMBERED];
    long last;

    /** Whether the last two samples were the same. */
    boolean same;

    /**
     * The number of further samples for which the part counts as one that changed back though it
     * stays the same.
     */
    int rest;
  }

  Recurrence(ReactingSolution root) {
    this.root = root;
  }

  /**
   * Takes a sample.
   *
   * @param atoms the largest number of atoms to look at
   */
  Finding sample(long atoms) {
    Fingerprint fingerprint = new Fingerprint(atoms);
    long whole = fingerprint.ofWaiting(root);
    if (fingerprint.isTooLarge()) {
      return Finding.TOO_LARGE;
    }
    boolean partly = changedBack(root, whole);
    Parts parts = new Parts(fingerprint, atoms / 2);
    parts.lookAt(root);
    boolean all = parts.all;
    whole += parts.whole;
    Store store = root.store();
    int working = store.working() > MOST_SOLUTIONS ? 0 : store.working();
    for (int place = 0; place < working; place++) {
      ReactingSolution inner = store.workAt(place);
      if (inner != root && inner.isOpen()) {
        parts.lookAt(inner);
      }
    }
    partly |= parts.changedBack;
    if (fingerprint.isTooLarge() || (!all && !partly && !parts.sameAgain)) {
      return Finding.TOO_LARGE;
    }
    if (all && remember(wholes, whole)) {
      return Finding.WHOLE;
    }
    if (partly) {
      return Finding.IN_PART;
    }
    return parts.sameAgain ? Finding.SAME_IN_PART : Finding.NEW;
  }

  /** The species that a sample looks at. */
  private final class Parts {
    private final Fingerprint fingerprint;
    private final long most;

    /** Whether all species were small enough. */
    boolean all = true;

    /** Whether some species has changed back. */
    boolean changedBack;

    /** Whether some species has reacted and is as in the last sample. */
    boolean sameAgain;

    long whole;

    /** Looks at species of at most a number of atoms. */
    Parts(Fingerprint fingerprint, long most) {
      this.fingerprint = fingerprint;
      this.most = most;
    }

    void lookAt(ReactingSolution solution) {
      for (int i = 0; i < solution.speciesCount(); i++) {
        Species species = solution.speciesAt(i);
        if (species.size() > most) {
          all = false;
        } else {
          long print = fingerprint.of(species);
          whole += print;
          boolean reacted = species.takeHasReacted();
          if (changedBack(species, print)) {
            changedBack = true;
          } else {
            sameAgain |= reacted && trail(species).same;
          }
        }
      }
    }
  }

  /**
   * Whether a part is not as in the last sample but as in an earlier one, or was so a few samples
   * ago and has stayed the same since. Remembers its fingerprint.
   */
  private boolean changedBack(Object part, long print) {
    Trail trail = trail(part);
    boolean known = remember(trail.seen, print);
    trail.same = known && trail.last == print;
    trail.last = print;
    trail.rest = !known ? 0 : trail.same ? Math.max(0, trail.rest - 1) : SAMPLES_OF_REST;
    return trail.rest > 0;
  }

  private Trail trail(Object part) {
    return trails.computeIfAbsent(part, any -> new Trail());
  }

  /** Puts a number into a table; returns whether it was there. */
  private static boolean remember(long[] table, long number) {
    int place = (int) (number >>> 32) & REMEMBERED - 1;
    boolean known = table[place] == number;
    table[place] = number;
    return known;
  }
}
