package hocl.language.kernel;

import hocl.runtime.reactor.Run;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;

/** Generated code that tries active atoms of one shape. Used by the reacting thread only. */
public interface Kernel {

  /** No rule reacts with the atom; nothing was changed. */
  int NONE = 0;

  /** A reaction happened and the atom is gone. */
  int GONE = 1;

  /** A reaction happened and the atom is still the oldest active one. */
  int KEPT = 2;

  /** This case is beyond the kernel; nothing was changed, the nodes have to try. */
  int BEYOND = 3;

  /**
   * Tries the oldest active atom of a species.
   *
   * @param run the run
   * @param host the solution
   * @param species the species of the atom in that solution
   * @param row the row of the atom
   * @param start the occurrence to begin with
   */
  int attempt(Run run, ReactingSolution host, Species species, int row, int start);
}
