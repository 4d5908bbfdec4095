package hocl.language.plan;

import java.util.BitSet;

/** Chooses the conjuncts of a guard that can be tested by now. Good for one plan. */
final class GuardOrder {

  /** Stands for no conjunct. */
  static final int NONE = -1;

  private final RuleFacts facts;
  private final boolean asWritten;
  private final int[] missing;
  private final BitSet untested = new BitSet();

  /** The conjuncts of which all slots are bound, and that are not tested. */
  private final BitSet ready = new BitSet();

  private final BitSet limited;

  /** An order of the conjuncts as they are written if {@code asWritten}, otherwise any order. */
  GuardOrder(RuleFacts facts, boolean asWritten) {
    this.facts = facts;
    this.asWritten = asWritten;
    int conjuncts = facts.rule().guard().size();
    this.missing = new int[conjuncts];
    this.limited = (BitSet) facts.limited().clone();
    untested.set(0, conjuncts);
    for (int i = 0; i < conjuncts; i++) {
      missing[i] = facts.mentions(i).cardinality();
      ready.set(i, missing[i] == 0);
    }
  }

  /** Notes that a slot is bound now, and was not before. */
  void bind(int slot) {
    for (int conjunct : facts.conjunctsOf(slot)) {
      missing[conjunct]--;
      ready.set(conjunct, missing[conjunct] == 0);
    }
  }

  /** The number of slots of a conjunct that are not bound yet. */
  int missing(int conjunct) {
    return missing[conjunct];
  }

  boolean isTested(int conjunct) {
    return !untested.get(conjunct);
  }

  /**
   * Takes the next conjunct that can be tested, or {@link #NONE}.
   *
   * @param from no conjunct before this one is taken
   * @param complete whether all atoms have been found
   */
  int next(int from, boolean complete) {
    if (asWritten) {
      int first = untested.nextSetBit(0);
      return first >= 0 && ready.get(first) && isDue(first, complete) ? test(first) : NONE;
    }
    for (int i = ready.nextSetBit(from); i >= 0; i = ready.nextSetBit(i + 1)) {
      if (isDue(i, complete) && !mustWait(i)) {
        return test(i);
      }
    }
    return NONE;
  }

  private boolean isDue(int conjunct, boolean complete) {
    return complete || !facts.last().get(conjunct);
  }

  private int test(int conjunct) {
    untested.clear(conjunct);
    ready.clear(conjunct);
    limited.clear(conjunct);
    return conjunct;
  }

  /**
   * Whether a conjunct written before may reach a limit and is still to be tested: then the run
   * must stop there also for atoms for which this conjunct does not hold.
   */
  boolean mustWait(int conjunct) {
    int first = limited.nextSetBit(0);
    return first >= 0 && first < conjunct;
  }

  /** Whether candidates may be found by a conjunct before that conjunct is tested. */
  boolean isUsable(int conjunct) {
    return untested.get(conjunct) && !facts.last().get(conjunct) && !mustWait(conjunct);
  }
}
