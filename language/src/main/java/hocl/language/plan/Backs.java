package hocl.language.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * Finds for each step the one at which a search goes on when it fails: the last step before it
 * whose choice could make a difference (graph-based backjumping: Dechter, "Enhancement schemes for
 * constraint processing", Artificial Intelligence 41, 1990). Good for one plan.
 */
final class Backs {

  /** Stands for no step: none could make a difference. */
  static final int NOWHERE = -1;

  /** Whether each step goes back to the one before it. */
  private final boolean chronological;

  /** For each step the steps before it whose choice may let it fail. */
  private final List<BitSet> reasons = new ArrayList<>();

  /** For each slot the steps whose choice decides its value. */
  private final List<BitSet> deciding = new ArrayList<>();

  /** The last step whose choice may be a reason for any that follow, or {@link #NOWHERE}. */
  private int barrier = NOWHERE;

  Backs(boolean chronological) {
    this.chronological = chronological;
  }

  /**
   * Adds a step.
   *
   * @param reading the slots whose values may let it fail
   * @param others the steps that may let it fail in other ways
   * @return the place of the step
   */
  int add(BitSet reading, List<Integer> others) {
    int place = reasons.size();
    BitSet steps = new BitSet();
    if (!chronological) {
      reading.stream().forEach(slot -> steps.or(deciding(slot)));
      others.forEach(steps::set);
      if (barrier != NOWHERE) {
        steps.set(barrier);
      }
    }
    reasons.add(steps);
    return place;
  }

  /** Notes that all steps that follow may fail because of the choice of a step. */
  void bar(int step) {
    barrier = step;
  }

  /** Notes that the choice of a step decides the value of a slot. */
  void decides(int step, int slot) {
    if (!chronological) {
      deciding(slot).set(step);
    }
  }

  /** Notes that the value of a slot depends on that of another one, and so on the same steps. */
  void inherits(int slot, int from) {
    if (!chronological) {
      deciding(slot).or(deciding(from));
    }
  }

  private BitSet deciding(int slot) {
    while (deciding.size() <= slot) {
      deciding.add(new BitSet());
    }
    return deciding.get(slot);
  }

  /** For each step the one at which the search goes on when it fails, or {@link #NOWHERE}. */
  List<Integer> all() {
    Integer[] backs = new Integer[reasons.size()];
    for (int step = backs.length - 1; step >= 0; step--) {
      if (chronological) {
        backs[step] = step - 1;
        continue;
      }
      BitSet own = reasons.get(step);
      int back = own.length() - 1;
      backs[step] = back;
      if (back >= 0) {
        own.clear(back);
        reasons.get(back).or(own);
      }
    }
    return Collections.unmodifiableList(List.of(backs));
  }
}
