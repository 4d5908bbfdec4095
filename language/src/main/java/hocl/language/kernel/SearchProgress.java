package hocl.language.kernel;

import hocl.runtime.reactor.Choice;
import hocl.runtime.store.Species;
import java.util.Arrays;

/**
 * How far the search for active atoms of one shape has come: what nodes and kernels tell each
 * other. Used by the reacting thread only.
 */
public final class SearchProgress {

  private final int occurrences;

  /** For each occurrence the one that reacted after it the last time. */
  private final int[] successors;

  private int last;

  /** The row of the active atom at which a kernel gave up, or -1. */
  public int row = -1;

  /** How often the active atom was tried in a row. */
  public int tries;

  /** The occurrence to begin with. */
  public int start;

  /**
   * How many atoms had their turn in this turn of the species before a kernel or the nodes go on.
   */
  public int before;

  /** How many tries are granted to a kernel, see {@link #grant}; afterwards those it left. */
  int granted;

  /** How many atoms had the first of their tries while the last grant lasted, and the last. */
  int begun;

  int done;

  /** How many atoms a kernel had tried before the last grant. */
  int tried;

  /** After how many tries a kernel tries a streak again. */
  int patience;

  /** For an atom that can take that many occurrences. */
  public SearchProgress(int occurrences) {
    this.occurrences = occurrences;
    this.successors = new int[Math.max(1, occurrences)];
  }

  /** Begins again, as with an atom that has never been tried. */
  public void reset() {
    Arrays.fill(successors, 0);
    last = 0;
    row = -1;
    tries = 0;
    start = 0;
  }

  /**
   * The occurrence to begin with: mostly the one that reacted the last time after the one that has
   * reacted just now, now and then another one.
   */
  public int choose(Choice choice) {
    int chosen = successors[last] + choice.below(occurrences);
    // around the end without a jump, which would mostly go one way
    return chosen - (occurrences & (occurrences - 1 - chosen) >> 31);
  }

  /** The occurrence that {@link #choose} would mostly choose. */
  public int next() {
    return successors[last];
  }

  /** The occurrence that reacted last. */
  public int last() {
    return last;
  }

  /** The occurrence that mostly reacts after another one. */
  public int successor(int occurrence) {
    return successors[occurrence];
  }

  /** The occurrences foretold by {@link #successor} have reacted, one after the other. */
  public void reactedAsForetold(int latest) {
    last = latest;
  }

  /**
   * How many tries may begin with {@link #next}, each with the oldest active atom or the one tried
   * before, without asking {@link Species#active} and {@link #choose}, which would answer the same.
   *
   * @param most the number of atoms to try at most
   */
  public int grant(Species species, Choice choice, int most) {
    int least = Math.min(Math.min(species.credit(), most), Kernel.MOST_IN_A_STREAK);
    return occurrences > 1 ? Math.min(least, choice.ahead()) : least;
  }

  /** Accounts for the atoms and tries that a grant was spent on. */
  public void spend(Species species, Choice choice, int atoms, int tries) {
    species.spend(atoms);
    if (occurrences > 1) {
      choice.spend(tries);
    }
  }

  /** A kernel begins, with no atom yet. */
  void begin(int tries) {
    this.tries = 0;
    patience = tries;
  }

  /** A kernel gave up at the active atom of a row. */
  void gaveUp(int row, int start) {
    this.row = row;
    this.start = start;
  }

  /** An occurrence has reacted. */
  public void reacted(int occurrence) {
    successors[last] = occurrence;
    last = occurrence;
  }
}
