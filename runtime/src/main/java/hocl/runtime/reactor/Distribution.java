package hocl.runtime.reactor;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Tuple;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the solution of a job is divided among executors. Immutable.
 *
 * @param heads the number of fragments that must meet for all atoms of a reaction to be together; 1
 *     where every reaction takes place inside a fragment
 * @param keys for an arity of tuples the place, from 0, of the field by which they are divided: all
 *     tuples that one reaction takes agree in it. Empty where atoms lie anywhere
 * @param gathered why the solution is not divided, a clause for people; null if it is divided
 */
public record Distribution(int heads, Map<Integer, Integer> keys, @Nullable String gathered) {

  private static final int FACTOR = 0x9e3779b9;

  /** A distribution. */
  public Distribution {
    keys = Map.copyOf(keys);
  }

  /** Everything in one fragment, on one executor at a time. */
  public static Distribution gathered(String reason) {
    return new Distribution(1, Map.of(), reason);
  }

  /** Atoms anywhere; a number of fragments must meet. */
  public static Distribution general(int heads) {
    return new Distribution(heads, Map.of(), null);
  }

  /** Atoms by a field of theirs. */
  public static Distribution keyed(Map<Integer, Integer> keys) {
    return new Distribution(1, keys, null);
  }

  /** Whether each atom has its fragment. */
  public boolean isKeyed() {
    return !keys.isEmpty();
  }

  /** The fragment, of a number of fragments, of an atom that is divided by its key. */
  public int placeOf(Object atom, int fragments) {
    if (atom instanceof Tuple tuple) {
      Integer field = keys.get(tuple.arity());
      if (field != null) {
        return placeOfKey(tuple.get(field), fragments);
      }
    }
    return placeOfKey(atom, fragments);
  }

  /** The fragment, of a number of fragments, of the atoms that have a key. */
  public static int placeOfKey(Object key, int fragments) {
    int mixed = Atoms.hash(key) * FACTOR;
    return Math.floorMod(mixed ^ mixed >>> 15, fragments);
  }
}
