package hocl.language.kernel;

import hocl.runtime.reactor.Run;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;

/** Generated code that tries active atoms of one shape. Used by the reacting thread only. */
public interface Kernel {

  /** How often an active atom that stays is tried in a row before others get their turn. */
  int TRIES_IN_A_ROW = 64;

  /** No rule reacts with the atom; nothing was changed. */
  int NONE = 0;

  /** A reaction happened and the atom is gone. */
  int GONE = 1;

  /** A reaction happened and the atom is still the active one. */
  int KEPT = 2;

  /** This case is beyond the kernel; nothing was changed, the nodes have to try. */
  int BEYOND = 3;

  /**
   * Tries active atoms of a species, which has some, until none is left or enough have been tried.
   *
   * @param run the run
   * @param host the solution
   * @param species the species in that solution
   * @param most how many atoms to try at most, at least 1
   * @param progress where to begin; tells where the kernel gave up, if it did
   * @return the number of atoms tried; when the kernel gave up at one, the bitwise complement of
   *     the number before that one
   */
  int run(Run run, ReactingSolution host, Species species, int most, Progress progress);
}
