package hocl.language.plan;

import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Plans rules. The join order is greedy: next comes what an index can find, then what makes most
 * parts of the guard testable (after the heuristics of constraint handling rules: Duck and others,
 * "Optimizing compilation of constraint handling rules", ICLP 2003, section 4).
 */
public final class Planner {

  private final boolean guardsInOrder;
  private final boolean javaLast;
  private final boolean scanning;

  private Planner(boolean guardsInOrder, boolean javaLast, boolean scanning) {
    this.guardsInOrder = guardsInOrder;
    this.javaLast = javaLast;
    this.scanning = scanning;
  }

  /**
   * A planner of plans without shortcuts: every atom is found by a walk over all, and every head is
   * tried. For checks of what other plans did.
   */
  public static Planner scanning() {
    return new Planner(false, false, true);
  }

  /**
   * A planner.
   *
   * @param guardsInOrder whether the conjuncts of a guard are tested as written only, so that
   *     failures can be counted as the language defines
   * @param javaLast whether methods may have effects, so that the conjuncts that call them come
   *     last
   */
  public Planner(boolean guardsInOrder, boolean javaLast) {
    this(guardsInOrder, javaLast, false);
  }

  /** The plan of a rule. */
  public RulePlan plan(RuleCore rule) {
    return plan(rule, null);
  }

  /** The plan of rules that react at once. */
  public RulePlan plan(Unfolding unfolding) {
    return plan(unfolding.rule(), unfolding);
  }

  private RulePlan plan(RuleCore rule, @Nullable Unfolding unfolding) {
    boolean deferred =
        rule.heads().stream().anyMatch(head -> head instanceof CorePattern.CountedCopies);
    List<OccurrencePlan> occurrences = new ArrayList<>();
    int slots = rule.slots().size();
    int taken = 0;
    for (int head = OccurrencePlan.ARRIVAL; head < rule.heads().size(); head++) {
      OccurrencePlanner planner =
          new OccurrencePlanner(rule, head, guardsInOrder, javaLast, scanning);
      occurrences.add(planner.plan());
      slots = Math.max(slots, planner.slots());
      taken = Math.max(taken, planner.taken());
    }
    return new RulePlan(
        rule,
        unfolding,
        List.copyOf(occurrences.subList(1, occurrences.size())),
        alike(rule),
        occurrences.getFirst(),
        deferred,
        slots,
        taken);
  }

  private List<Integer> alike(RuleCore rule) {
    // where failures of guards are counted, each way to choose the atoms counts
    return guardsInOrder || scanning
        ? Collections.nCopies(rule.heads().size(), -1)
        : IntStream.of(Symmetry.of(rule)).boxed().toList();
  }
}
