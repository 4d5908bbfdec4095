package hocl.language.plan;

import hocl.language.core.RuleCore;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans of rules, each made once, however often its program runs. Any thread may call. */
public final class Plans {

  private final Planner planner;

  /** The plans of rules alone. By identity, since rules compare by content, which is slow. */
  private final IdentityHashMap<RuleCore, RulePlan> known = new IdentityHashMap<>();

  /** For each rule its plans with unfoldings. */
  private final IdentityHashMap<RuleCore, List<RulePlan>> unfolded = new IdentityHashMap<>();

  /** The rules of {@link #company}. */
  private List<RuleCore> companyOf = List.of();

  private @Nullable Company company;

  /** No plans yet; the parameters are those of {@link Planner}. */
  public Plans(boolean guardsInOrder, boolean javaLast) {
    this(new Planner(guardsInOrder, javaLast));
  }

  /** No plans yet; a planner makes them. */
  public Plans(Planner planner) {
    this.planner = planner;
  }

  /** The plan of a rule. */
  public synchronized RulePlan of(RuleCore rule) {
    return known.computeIfAbsent(rule, planner::plan);
  }

  @SuppressWarnings("ReferenceEquality") // mostly the same list for all of its rules
  private Company company(List<RuleCore> rules) {
    Company found = company;
    if (found == null || rules != companyOf) {
      found = new Company(rules);
      company = found;
      companyOf = rules;
    }
    return found;
  }

  /**
   * The plan of a rule beside others. If some of these take its products at once, several reactions
   * may happen as one.
   *
   * @param together all definitions of rules in the solution, this one among them; must not change
   */
  public synchronized RulePlan of(RuleCore rule, List<RuleCore> together) {
    Unfolding unfolding = Unfolder.of(rule, company(together));
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
