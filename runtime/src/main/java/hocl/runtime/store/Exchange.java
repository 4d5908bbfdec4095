package hocl.runtime.store;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import org.jspecify.annotations.Nullable;

/**
 * Puts whole molecules into a living solution and takes them out, outside of reactions. Used by the
 * reacting thread only.
 */
public final class Exchange {

  private Exchange() {}

  /**
   * Puts in atoms that are known not to react with one another, nor with atoms that are in already.
   * They become passive, and the solutions in them inert.
   *
   * @throws IllegalStateException if an atom of the solution waits to be tried
   */
  public static void settle(Molecule molecule, ReactingSolution host) {
    if (host.active() > 0) {
      throw new IllegalStateException("some atoms have still to be tried");
    }
    Molecule atRest = (Molecule) Atoms.settled(molecule);
    host.addSettled(atRest);
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

  /**
   * All atoms of a solution as values: those of each species together, and in columns where there
   * are many. The solution is opened and otherwise stays as it is.
   */
  public static Molecule content(ReactingSolution host) {
    host.open();
    return Copying.content(host);
  }

  /**
   * Makes a value of a solution that takes over its columns of numbers, for want of memory for
   * copies of them.
   *
   * @param host the solution, of no use afterwards unless the result is null
   * @return null if the atoms cannot be kept in columns, as where an atom holds a solution
   */
  public static @Nullable Solution surrender(ReactingSolution host) {
    Molecule content = host.isOpen() ? Copying.inPlace(host) : null;
    return content == null ? null : Solution.of(content);
  }
}
