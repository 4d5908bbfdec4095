package hocl.runtime.reactor;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Tuple;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way in which the solution of a job is divided among executors. Immutable.
 *
 * @param heads the number of fragments that must meet for all atoms of a reaction to be together; 1
 *     where every reaction takes place inside a fragment
 * @param keys for an arity of tuples the place, from 0, of the field by which these are divided:
 *     all tuples that one reaction takes have equal fields there. Empty where an atom may lie in
 *     any fragment
 * @param gathered why the solution is not divided, a clause for people; null if it is divided
 */
public record Distribution(int heads, Map<Integer, Integer> keys, @Nullable String gathered) {

  private static final int FACTOR = 0x9e3779b9;

  /** Copies the keys. */
  public Distribution {
    keys = Map.copyOf(keys);
  }

  /** A distribution with all atoms in one fragment, on one executor at a time. */
  public static Distribution gathered(String reason) {
    return new Distribution(1, Map.of(), reason);
  }

  /** A distribution with any atom in any fragment, of which a number must meet. */
  public static Distribution general(int heads) {
    return new Distribution(heads, Map.of(), null);
  }

  /** A distribution by fields, given by arity. */
  public static Distribution keyed(Map<Integer, Integer> keys) {
    return new Distribution(1, keys, null);
  }

  /** Whether the key of an atom says in which fragment the atom lies. */
  public boolean isKeyed() {
    return !keys.isEmpty();
  }

  /**
   * The fragment, from 0, of an atom that is divided by its key.
   *
   * @param fragments the number of fragments, at least 1
   */
  public int placeOf(Object atom, int fragments) {
    if (atom instanceof Tuple tuple) {
      Integer field = keys.get(tuple.arity());
      if (field != null) {
        return placeOfKey(tuple.get(field), fragments);
      }
    }
    return placeOfKey(atom, fragments);
  }

  /**
   * The fragment, from 0, of the atoms that have a key.
   *
   * @param fragments the number of fragments, at least 1
   */
  public static int placeOfKey(Object key, int fragments) {
    int mixed = Atoms.hash(key) * FACTOR;
    return Math.floorMod(mixed ^ mixed >>> 15, fragments);
  }
}
