package hocl.runtime.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a solution's atoms that one task at a time may change.
 *
 * @param generations by increasing stamp; those that came since the fragment was leased are its
 *     inbox
 * @param inertTo its generations up to this stamp cannot react with one another
 * @param losses the number of times in a row that a node was lost while it held the fragment
 * @param revokes the number of times in a row that a lease of the fragment was revoked
 * @param unsettled how much its tasks have spent since one of them settled: {@link #STOPPED} for
 *     each that used up its reactions, {@link #SPENT} for each that used up its steps
 */
public record Fragment(
    List<Generation> generations, long inertTo, int losses, int revokes, int unsettled) {

  /** After as many tasks that used up their reactions the next ones may have twice as many. */
  private static final int TASKS_TO_DOUBLE = 8;

  private static final int STOPPED = 1;
  private static final int SPENT = TASKS_TO_DOUBLE;

  /** The largest number of doublings. */
  private static final int MOST_DOUBLINGS = 16;

  /** A fragment without atoms. */
  static final Fragment EMPTY = new Fragment(List.of(), 0, 0, 0, 0);

  /** A fragment. */
  public Fragment {
    generations = List.copyOf(generations);
  }

  /** Whether it holds no generation. */
  public boolean isEmpty() {
    return generations.isEmpty();
  }

  /** The stamp of the latest generation, or 0. */
  public long latest() {
    return generations.isEmpty() ? 0 : generations.getLast().stamp();
  }

  /** The number of atoms. */
  public long atoms() {
    return generations.stream().mapToLong(Generation::atoms).sum();
  }

  /** The fragment with a later generation. */
  Fragment plus(Generation generation) {
    List<Generation> all = new ArrayList<>(generations);
    all.add(generation);
    return new Fragment(all, inertTo, losses, revokes, unsettled);
  }

  /** The fragment after a lease of it came to nothing. */
  Fragment afterLoss(boolean nodeLost) {
    return new Fragment(generations, inertTo, losses + (nodeLost ? 1 : 0), revokes + 1, unsettled);
  }

  /** The fragment when nothing that was settled counts any longer. */
  Fragment unknown() {
    return new Fragment(generations, 0, losses, revokes, unsettled);
  }

  /**
   * The fragment after a task.
   *
   * @param after its generations
   * @param settledTo the stamp up to which they cannot react with one another
   */
  Fragment after(Commit.End end, List<Generation> after, long settledTo) {
    int spent =
        switch (end) {
          case SETTLED, FAILED -> 0;
          case STOPPED -> unsettled + STOPPED;
          case SPENT -> unsettled + SPENT;
        };
    return new Fragment(after, settledTo, 0, 0, Math.min(spent, MOST_DOUBLINGS * TASKS_TO_DOUBLE));
  }

  /**
   * How many times the budget of a task is doubled. A task begins without knowing what others have
   * tried before, so one that needs more than a task's budget to get anywhere, to search or to be
   * fair, has it in the end; and what is spent in vain is a part of what is spent at last.
   */
  int doublings() {
    return unsettled / TASKS_TO_DOUBLE;
  }
}
