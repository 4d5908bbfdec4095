package hocl.language.plan;

import hocl.language.core.RuleCore;
import java.util.IdentityHashMap;

/** Plans of rules, each made once, however often its program runs. Any thread may call. */
public final class Plans {

  private final Planner planner;

  /** By identity: rules compare by content, which is slow. */
  private final IdentityHashMap<RuleCore, RulePlan> known = new IdentityHashMap<>();

  /** None yet; the parameters are those of {@link Planner}. */
  public Plans(boolean guardsInOrder, boolean javaLast) {
    this.planner = new Planner(guardsInOrder, javaLast);
  }

  /** The plan of a rule. */
  public synchronized RulePlan of(RuleCore rule) {
    return known.computeIfAbsent(rule, planner::plan);
  }
}
