package hocl.runtime.store;

import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rule that a living solution is held by exactly one atom of exactly one host. When that
 * atom is consumed the solution is free. The first product that uses the solution takes it over
 * without copying; a further one gets a copy. See {@code
 * docs/design/0003-living-and-plain-solutions.md}. Used by the reacting thread only.
 */
public final class Ownership {

  private Ownership() {}

  /**
   * Frees the living solutions that an atom holds, since the atom has been taken out of its
   * solution.
   *
   * @param value the atom, a field of it, or null
   */
  public static void release(@Nullable Object value) {
    switch (value) {
      case null -> {}
      case ReactingSolution solution -> solution.free();
      case Tuple tuple when tuple.holdsSolution() -> {
        for (int i = 0; i < tuple.arity(); i++) {
          release(tuple.get(i));
        }
      }
      case ListAtom list when list.holdsSolution() -> {
        for (int i = 0; i < list.size(); i++) {
          release(list.get(i));
        }
      }
      default -> {}
    }
  }

  /**
   * A living solution for a value that goes into an atom: the value itself if it is free, otherwise
   * a copy.
   */
  static ReactingSolution takeOver(SolutionView value, Store store) {
    return switch (value) {
      case ReactingSolution living when living.isFree() -> living;
      case ReactingSolution living -> new ReactingSolution(store, living.frozenNow());
      case Solution content -> new ReactingSolution(store, content);
      default -> throw new IllegalArgumentException("no solution of this engine");
    };
  }

  /** Whether a value is or holds a solution outside of rules. */
  static boolean holdsSolution(Object value) {
    return switch (value) {
      case SolutionView s -> true;
      case Tuple tuple -> tuple.holdsSolution();
      case ListAtom list -> list.holdsSolution();
      default -> false;
    };
  }
}
