package hocl.language.plan;

import hocl.language.core.RuleCore;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Plans of rules, each made once, however often its program runs. Any thread may call. */
public final class Plans {

  private final Planner planner;

  /** By identity: rules compare by content, which is slow. */
  private final IdentityHashMap<RuleCore, RulePlan> known = new IdentityHashMap<>();

  /** For each rule its plans that let others react at once. */
  private final IdentityHashMap<RuleCore, List<RulePlan>> unfolded = new IdentityHashMap<>();

  /** None yet; the parameters are those of {@link Planner}. */
  public Plans(boolean guardsInOrder, boolean javaLast) {
    this(new Planner(guardsInOrder, javaLast));
  }

  /** None yet, and this planner makes them. */
  public Plans(Planner planner) {
    this.planner = planner;
  }

  /** The plan of a rule. */
  public synchronized RulePlan of(RuleCore rule) {
    return known.computeIfAbsent(rule, planner::plan);
  }

  /**
   * The plan of a rule beside others. With rules that at once take what it makes, several reactions
   * may happen as one.
   *
   * @param together all definitions of rules in the solution, this one among them
   */
  public synchronized RulePlan of(RuleCore rule, List<RuleCore> together) {
    Unfolding unfolding = Unfolder.of(rule, together);
    if (unfolding == null) {
      return of(rule);
    }
    List<RulePlan> plans = unfolded.computeIfAbsent(rule, key -> new ArrayList<>());
    for (RulePlan plan : plans) {
      if (plan.unfolding() != null && plan.unfolding().hasFollowersOf(unfolding)) {
        return plan;
      }
    }
    RulePlan plan = planner.plan(unfolding);
    plans.add(plan);
    return plan;
  }
}
