package hocl.language.plan;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one occurrence: the steps that find a reaction in which an active atom takes part.
 * The steps are planned at the first call that needs them, since a rule with many heads has many
 * occurrences, and most runs need few of these. Any thread may call.
 */
public final class OccurrencePlan {

  /** The head of the occurrence that is tried when the rule itself has just come in. */
  public static final int ARRIVAL = -1;

  private final int head;
  private final Quotas quotas;
  private final Supplier<Planned> planner;
  private volatile @Nullable Planned planned;

  /**
   * The steps of an occurrence.
   *
   * @param steps the steps in order
   * @param backs for each step the place of the step to which the search goes back when it fails,
   *     or -1
   */
  record Planned(List<Step> steps, List<Integer> backs) {}

  /**
   * An occurrence.
   *
   * @param head the head that the active atom takes, or {@link #ARRIVAL}
   * @param quotas the numbers of atoms that all heads together need
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

  /**
   * The numbers of atoms that must be there at least, beside that of {@link #head}, for any step to
   * be of use.
   */
  public Quotas quotas() {
    return quotas;
  }

  /** The steps, in order. */
  public List<Step> steps() {
    return planned().steps();
  }

  /**
   * For each step the place of the step to which the search goes back when it fails: the last one
   * before it whose choice could make a difference; -1 if there is none.
   */
  public List<Integer> backs() {
    return planned().backs();
  }

  /** Whether all conjuncts that are written before a conjunct have been tested when that one is. */
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
