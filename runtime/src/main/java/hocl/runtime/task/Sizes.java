package hocl.runtime.task;

import hocl.runtime.reactor.Distribution;

/**
 * How large the parts of a job are.
 *
 * @param fragmentAtoms the number of atoms that a fragment is meant to hold at the start
 * @param mostFragments the largest number of fragments
 * @param blobAtoms the largest number of atoms in a blob
 * @param taskReactions the usual quota of reactions of a task
 * @param taskSteps the usual largest number of steps of a task
 */
public record Sizes(
    long fragmentAtoms, int mostFragments, int blobAtoms, long taskReactions, long taskSteps) {

  /** So many steps take about a tenth of a second. */
  private static final long USUAL_STEPS = 1 << 26;

  /** The sizes for atoms of a few bytes that react in less than a microsecond. */
  public static final Sizes USUAL = new Sizes(1 << 14, 64, 1 << 14, 1 << 18);

  /** Sizes with the usual number of steps. */
  public Sizes(long fragmentAtoms, int mostFragments, int blobAtoms, long taskReactions) {
    this(fragmentAtoms, mostFragments, blobAtoms, taskReactions, USUAL_STEPS);
  }

  /** Combinations of more fragments at a time would be too many. */
  private static final int MOST_OF_THREE = 24;

  private static final int MOST_OF_MORE = 12;

  /** The number of fragments for a solution of some atoms. */
  public int fragments(Distribution distribution, long atoms) {
    if (distribution.gathered() != null) {
      return 1;
    }
    long wanted = (atoms + fragmentAtoms - 1) / fragmentAtoms;
    int heads = distribution.heads();
    int most = heads <= 2 ? mostFragments : heads == 3 ? MOST_OF_THREE : MOST_OF_MORE;
    return Math.clamp(wanted, 1, Math.min(most, mostFragments));
  }

  /** Fragments with fewer atoms together may become one. */
  long mergeAtoms(Distribution distribution) {
    boolean free = distribution.gathered() == null && !distribution.isKeyed();
    return free && distribution.heads() > 1 ? fragmentAtoms / 2 + 1 : 0;
  }
}
