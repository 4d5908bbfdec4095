package hocl.language.plan;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a reaction is found that an atom takes part in. The steps are planned when they are asked for
 * the first time: a rule with many heads has many occurrences, and most runs need few of them. Any
 * thread may call.
 */
public final class OccurrencePlan {

  /** The occurrence of the rule that has just come in. */
  public static final int ARRIVAL = -1;

  private final int head;
  private final Quotas quotas;
  private final Supplier<Planned> planner;
  private volatile @Nullable Planned planned;

  /**
   * The steps of an occurrence.
   *
   * @param steps what to do, in order
   * @param backs for each step the place of the step to go back to when it fails
   */
  record Planned(List<Step> steps, List<Integer> backs) {}

  /**
   * An occurrence.
   *
   * @param quotas what all heads together need
   * @param planner makes the steps; called by one thread at a time, mostly once
   */
  OccurrencePlan(int head, Quotas quotas, Supplier<Planned> planner) {
    this.head = head;
    this.quotas = quotas;
    this.planner = planner;
  }

  /**
   * The head that the active atom takes, or {@link #ARRIVAL} when the rule itself has just come in
   * and all heads are looked for.
   */
  public int head() {
    return head;
  }

  /** The atoms needed at least, beside that of {@link #head}, for any step to be of use. */
  public Quotas quotas() {
    return quotas;
  }

  /** The steps, in order. */
  public List<Step> steps() {
    return planned().steps();
  }

  /**
   * For each step the place of the step to go back to when it fails: the last one whose choice
   * could make a difference; -1 if there is none.
   */
  public List<Integer> backs() {
    return planned().backs();
  }

  /** Whether, when a conjunct is tested, all that are written before it have been. */
  public boolean isInOrder(Step.Guard guard) {
    BitSet tested = new BitSet();
    for (Step step : steps()) {
      if (step.equals(guard)) {
        break;
      }
      if (step instanceof Step.Guard before) {
        tested.set(before.conjunct());
      }
    }
    return tested.nextClearBit(0) >= guard.conjunct();
  }

  private Planned planned() {
    Planned known = planned;
    if (known == null) {
      synchronized (planner) {
        known = planned;
        if (known == null) {
          known = planner.get();
          planned = known;
        }
      }
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OccurrencePlan plan
        && head == plan.head
        && planned().equals(plan.planned());
  }

  @Override
  public int hashCode() {
    return Objects.hash(head, planned());
  }

  @Override
  public String toString() {
    return "OccurrencePlan[head=" + head + ", steps=" + steps() + "]";
  }
}
