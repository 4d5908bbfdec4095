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

  private final Ways ways;

  /**
   * The freedoms that plans have.
   *
   * @param guardsInOrder whether the conjuncts of a guard are tested as written only
   * @param javaLast whether conjuncts that call methods come last
   * @param scanning whether every atom is found by a walk over all
   */
  record Ways(boolean guardsInOrder, boolean javaLast, boolean scanning) {

    /** Whether something may be left out because it cannot succeed, or is like something else. */
    boolean shortcuts() {
      return !guardsInOrder && !scanning;
    }
  }

  private Planner(Ways ways) {
    this.ways = ways;
  }

  /**
   * A planner of plans without shortcuts: every atom is found by a walk over all, and every head is
   * tried. For checks of what other plans did.
   */
  public static Planner scanning() {
    return new Planner(new Ways(false, false, true));
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
    this(new Ways(guardsInOrder, javaLast, false));
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
    RuleFacts facts = new RuleFacts(rule, ways.javaLast());
    // where failures of guards are counted, each way to choose the atoms counts
    List<Integer> alike =
        ways.shortcuts()
            ? IntStream.of(Symmetry.of(rule)).boxed().toList()
            : Collections.nCopies(rule.heads().size(), -1);
    Quotas quotas = ways.shortcuts() ? facts.heads().quotas() : Quotas.EMPTY;
    // every occurrence takes as many atoms and opens as many solutions as any other
    OccurrencePlanner first = new OccurrencePlanner(facts, OccurrencePlan.ARRIVAL, ways, alike);
    OccurrencePlan.Planned arrival = first.plan();
    List<OccurrencePlan> occurrences = new ArrayList<>();
    for (int i = 0; i < rule.heads().size(); i++) {
      int head = i;
      occurrences.add(
          new OccurrencePlan(
              head, quotas, () -> new OccurrencePlanner(facts, head, ways, alike).plan()));
    }
    return new RulePlan(
        rule,
        unfolding,
        List.copyOf(occurrences),
        alike,
        new OccurrencePlan(OccurrencePlan.ARRIVAL, quotas, () -> arrival),
        rule.heads().stream().anyMatch(head -> head instanceof CorePattern.CountedCopies),
        first.slots(),
        first.taken());
  }
}
