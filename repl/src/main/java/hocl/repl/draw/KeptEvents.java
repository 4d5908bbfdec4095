package hocl.repl.draw;

import hocl.language.explore.Chronicle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The events that a page keeps: all of a small run, otherwise those that led to the final atoms
 * that it lists, the nearest first if they are too many.
 */
final class KeptEvents {

  /** The largest number of events of a page. */
  static final int MOST = 150_000;

  /** The largest number of final atoms of a page. */
  static final int MOST_LISTED = 300;

  private final Chronicle chronicle;
  private final BitSet events = new BitSet();
  private int count;
  private boolean cut;

  private KeptEvents(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  /**
   * Chooses events.
   *
   * @param listed the atoms whose ancestors are kept
   */
  static KeptEvents of(Chronicle chronicle, int[] listed) {
    KeptEvents kept = new KeptEvents(chronicle);
    if (chronicle.events() <= MOST) {
      kept.events.set(0, chronicle.events());
    } else {
      kept.addAncestors(listed);
    }
    return kept;
  }

  private void addAncestors(int[] listed) {
    List<Integer> now = new ArrayList<>();
    for (int atom : listed) {
      add(atom, now);
    }
    // level by level, so that what is left out lies farthest
    while (!now.isEmpty() && !cut) {
      List<Integer> next = new ArrayList<>();
      for (int event : now) {
        if (chronicle.rule(event) >= 0) {
          add(chronicle.rule(event), next);
        }
        for (int taken : chronicle.taken(event)) {
          add(taken, next);
        }
      }
      now = next;
    }
  }

  private void add(int atom, List<Integer> next) {
    int maker = chronicle.maker(atom);
    if (maker >= 0 && !events.get(maker)) {
      if (count >= MOST) {
        cut = true;
        return;
      }
      events.set(maker);
      count++;
      next.add(maker);
    }
  }

  /** The events, in order. */
  int[] events() {
    return events.stream().toArray();
  }

  /** Whether ancestors had to be left out. */
  boolean isCut() {
    return cut;
  }

  /** Whether all events of the run are kept. */
  boolean isWhole() {
    return events.cardinality() == chronicle.events();
  }
}
