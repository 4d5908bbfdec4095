package hocl.language.plan;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import hocl.runtime.store.Needs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the needs that rules have of the store that holds their atoms. Any thread may call. */
public final class RuleNeeds {

  private final Set<String> tags = new HashSet<>();
  private boolean arrivals;

  private RuleNeeds() {}

  /** The needs of some rules, without those of rules inside them. */
  public static Needs of(Iterable<RuleCore> rules) {
    RuleNeeds all = new RuleNeeds();
    for (RuleCore rule : rules) {
      rule.heads().forEach(all::add);
    }
    return new Needs(all.tags, all.arrivals);
  }

  /** The needs of one rule. */
  public static Needs of(RuleCore rule) {
    return of(List.of(rule));
  }

  private void add(CorePattern pattern) {
    switch (pattern) {
      case CorePattern.OfTuple tuple -> {
        if (tuple.fields().getFirst() instanceof CorePattern.Equal equal
            && equal.value() instanceof CoreExpr.Constant constant
            && constant.value() instanceof String tag) {
          tags.add(tag);
        }
        tuple.fields().forEach(this::add);
      }
      case CorePattern.OfSolution solution -> {
        arrivals |= solution.rests().size() > 1;
        solution.elements().forEach(this::add);
      }
      case CorePattern.OfList list -> list.items().forEach(this::add);
      case CorePattern.Copies copies -> add(copies.pattern());
      case CorePattern.CountedCopies copies -> add(copies.pattern());
      case CorePattern.Bind p -> {}
      case CorePattern.Equal p -> {}
      case CorePattern.Any p -> {}
      case CorePattern.Labelled p -> {}
    }
  }
}
