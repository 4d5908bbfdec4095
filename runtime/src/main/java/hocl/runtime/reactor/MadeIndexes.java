package hocl.runtime.reactor;

import hocl.runtime.store.Indexing;
import hocl.runtime.store.OrderedIndex;
import hocl.runtime.store.Species;
import java.util.ArrayList;
import java.util.List;

/**
 * The ordered indexes that were made in the last attempt that made any. They are dropped if
 * generated code gives that attempt up: nodes repeat the attempt and have to find the indexes that
 * they would have found alone. Used by the reacting thread only.
 */
final class MadeIndexes {

  private final List<Made> made = new ArrayList<>(0);

  /** The active row of the attempt. */
  private int row;

  /** The number of reactions before the attempt. */
  private long after;

  /** The number of attempts that generated code has given up. */
  private int givenUp;

  private record Made(Species species, OrderedIndex index) {}

  /** Forgets all indexes and attempts. */
  void reset() {
    made.clear();
    givenUp = 0;
  }

  /** See {@link Run#gaveUp}. */
  void gaveUp(int activeRow, long reactions) {
    givenUp++;
    if (!made.isEmpty() && row == activeRow && after == reactions) {
      made.forEach(one -> Indexing.drop(one.species(), one.index()));
      made.clear();
    }
  }

  /** See {@link Run#walkedInVain}. */
  void walkedInVain(Species species, int key, int summarised, int activeRow, long reactions) {
    OrderedIndex index =
        Indexing.walkedInVain(species, key, summarised, reactions, activeRow, givenUp);
    if (index != null) {
      if (activeRow != row || after != reactions) {
        made.clear();
      }
      row = activeRow;
      after = reactions;
      made.add(new Made(species, index));
    }
  }
}
