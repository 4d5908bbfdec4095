package hocl.runtime.store;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import org.jspecify.annotations.Nullable;

/**
 * Lets whole molecules into a living solution and out of it, outside of reactions. Used by the
 * reacting thread only.
 */
public final class Exchange {

  private Exchange() {}

  /**
   * Puts in atoms that are known not to react with one another, nor with those that are in already:
   * they are passive, and the solutions in them inert.
   *
   * @throws IllegalStateException if an atom of the solution waits to be tried
   */
  public static void settle(Molecule molecule, ReactingSolution host) {
    if (host.active() > 0) {
      throw new IllegalStateException("some atoms have still to be tried");
    }
    Molecule atRest = (Molecule) Atoms.settled(molecule);
    host.quietly(() -> Loading.load(atRest, host), true);
  }

  /**
   * Takes a rule out of a solution in which every atom is passive.
   *
   * @return whether an equal rule was there
   */
  public static boolean withdraw(Rule rule, ReactingSolution host) {
    for (int place = 0; place < host.speciesCount(); place++) {
      Species species = host.speciesAt(place);
      int end = species.shape().kind() == Kind.RULE ? species.passiveEnd() : 0;
      for (int row = 0; row < end; row++) {
        if (!species.isDead(row) && Atoms.equal(species.get(0, row), rule)) {
          species.remove(row);
          return true;
        }
      }
    }
    return false;
  }

  /** All atoms as values, those of each species together, in columns where they are many. */
  public static Molecule content(ReactingSolution host) {
    host.open();
    return Copying.content(host);
  }

  /**
   * All atoms of a solution as a value, in the arrays that they are kept in: where there is no
   * memory for a copy.
   *
   * @param host is of no use afterwards, unless the result is null
   * @return null if an atom holds a solution, so that this cannot be
   */
  public static @Nullable Solution surrender(ReactingSolution host) {
    Molecule content = host.isOpen() ? Copying.inPlace(host) : null;
    return content == null ? null : Solution.of(content);
  }
}
