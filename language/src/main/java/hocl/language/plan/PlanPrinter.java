package hocl.language.plan;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CorePattern;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.language.core.Slot;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Prints plans for people, each decision with its reason. Any thread may call. */
public final class PlanPrinter {

  private final RulePlan plan;
  private final RuleCore rule;
  private final Function<OccurrencePlan, String> code;
  private final StringBuilder out = new StringBuilder();

  private PlanPrinter(RulePlan plan, Function<OccurrencePlan, String> code) {
    this.plan = plan;
    this.rule = plan.rule();
    this.code = code;
  }

  /**
   * The plan of one rule as lines, each with its end.
   *
   * @param plan the plan of the rule
   * @param code gives a sentence about generated code for an occurrence: a line without its end
   */
  public static String print(RulePlan plan, Function<OccurrencePlan, String> code) {
    return new PlanPrinter(plan, code).print();
  }

  private String print() {
    out.append("rule ")
        .append(rule.label() == null ? "at " + rule.span() : rule.label())
        .append(
            switch (rule.kind()) {
              case REPLACE -> ": stays";
              case REPLACE_ONE -> ": reacts once";
              case INJECT -> ": reacts once, what it matches stays";
            })
        .append('\n');
    for (int head = 0; head < rule.heads().size(); head++) {
      out.append("  head ").append(head + 1).append(": ").append(text(rule.heads().get(head)));
      out.append('\n');
    }
    if (plan.unfolding() != null) {
      unfolding(plan.unfolding());
    }
    if (plan.deferred()) {
      out.append("  tried only when no atom is active, so that a count sees all that are there\n");
      occurrence(plan.arrival(), "  look for");
      code(plan.occurrences().getFirst());
      return out.toString();
    }
    if (Collections.frequency(plan.alike(), -1) > 1) {
      out.append("  an atom is tried at one head after the other, first at the one that mostly");
      out.append(" reacts next\n");
    }
    for (OccurrencePlan occurrence : plan.occurrences()) {
      String title = "  when an atom comes that fits head " + (occurrence.head() + 1);
      int alike = plan.alike().get(occurrence.head());
      if (alike >= 0) {
        out.append(title)
            .append(": nothing more, it is like head ")
            .append(alike + 1)
            .append(", and what reacts with one reacts with the other\n");
      } else {
        occurrence(occurrence, title);
        code(occurrence);
      }
    }
    occurrence(plan.arrival(), "  when the rule comes");
    if (plan.occurrences().isEmpty()) {
      out.append("    not by generated code: no head takes an atom\n");
    }
    return out.toString();
  }

  private void unfolding(Unfolding unfolding) {
    for (Unfolding.Follower follower : unfolding.followers()) {
      RuleCore other = follower.rule();
      out.append("  ")
          .append(follower.atom().span().text().replaceAll("\\s+", " "))
          .append(" is taken only by ")
          .append(other.label() == null ? "the rule at " + other.span() : other.label())
          .append(", alone and always: where that rule is, too, both react at once\n");
    }
  }

  private void occurrence(OccurrencePlan occurrence, String title) {
    out.append(title).append(":\n");
    List<Quotas.Quota> quotas = occurrence.quotas().list(occurrence.head());
    if (!quotas.isEmpty()) {
      out.append("    needs ").append(text(quotas)).append(", else nothing is looked for\n");
    }
    for (Step step : occurrence.steps()) {
      switch (step) {
        case Step.Take take -> take(take);
        case Step.Enough enough -> enough(enough);
        case Step.Rest rest -> rest(rest);
        case Step.Split split -> split(split);
        case Step.Guard guard -> guard(guard);
      }
    }
    react(occurrence.head());
  }

  private void code(OccurrencePlan occurrence) {
    out.append("    ").append(code.apply(occurrence)).append('\n');
  }

  private void react(int activeHead) {
    Kept kept = Kept.of(rule);
    InPlace inPlace = InPlace.of(rule, kept, activeHead);
    out.append("    react");
    String between = ": ";
    for (int head = 0; head < rule.heads().size(); head++) {
      String fate = null;
      if (rule.kind() != ReactionKind.INJECT && kept.stays(head)) {
        fate = " stays";
      } else if (inPlace.product(head) != InPlace.NONE) {
        CoreItem product = kept.products().get(inPlace.product(head));
        fate =
            " changes in place to "
                + product.span().text().replaceAll("\\s+", " ")
                + ", which has its shape";
      }
      if (fate != null) {
        out.append(between).append("the atom of head ").append(head + 1).append(fate);
        between = "; ";
      }
    }
    out.append('\n');
  }

  private void take(Step.Take take) {
    if (take.active()) {
      out.append("    take it");
    } else {
      out.append("    find ").append(text(take.pattern()));
      out.append(take.container() == Step.HOST ? "" : " in the solution that is open");
      if (!take.ranges().isEmpty()) {
        ranges(take.ranges());
      } else if (take.keys().isEmpty()) {
        out.append(", by a scan: nothing that is known by now must be equal to a part of it");
      } else {
        out.append(", by a hash index on ");
        for (int i = 0; i < take.keys().size(); i++) {
          Step.Key key = take.keys().get(i);
          out.append(i == 0 ? "" : " and ").append(field(key.field()));
          says(key.value(), " = ", key.conjunct())
              .append(key.byPattern() ? "" : " (the guard says so)");
        }
      }
    }
    if (take.copies() instanceof Step.Count.Fixed fixed) {
      out.append(", ").append(text(fixed.value())).append(" equal ones");
    } else if (take.copies() instanceof Step.Count.Counted) {
      out.append(", as many equal ones as there are");
    }
    out.append('\n');
  }

  private void ranges(List<Step.Range> ranges) {
    out.append(", by an index ordered by ").append(field(ranges.getFirst().field()));
    out.append(" once there are many");
    for (int i = 0; i < ranges.size(); i++) {
      Step.Range range = ranges.get(i);
      String sign = (range.upper() ? "<" : ">") + (range.strict() ? "" : "=");
      out.append(i == 0 ? ": " : " and ").append(field(range.field()));
      says(range.value(), " " + sign + " ", range.conjunct());
    }
    out.append(" (the guard says so)");
  }

  /**
   * Appends the comparison of a field with a value, or the conjunct of the guard that states it.
   */
  private StringBuilder says(CoreExpr value, String sign, int conjunct) {
    return Comparison.isBroughtOver(value)
        ? out.append(" so that ").append(text(rule.guard().get(conjunct)))
        : out.append(sign).append(text(value));
  }

  private static String field(int field) {
    return field == Step.Key.WHOLE ? "the atom" : "field " + (field + 1);
  }

  private void rest(Step.Rest rest) {
    List<Integer> rests = rest.rests();
    if (rests.isEmpty()) {
      out.append("    nothing else may be in the solution that is open\n");
    } else {
      out.append("    the rest of it is ");
      for (int i = 0; i < rests.size(); i++) {
        out.append(i == 0 ? "" : " and ").append(name(rests.get(i)));
      }
      out.append('\n');
    }
  }

  private void enough(Step.Enough enough) {
    out.append("    needs ")
        .append(text(enough.quotas()))
        .append(" in the solution that is open, else nothing is looked for in it\n");
  }

  private static String text(List<Quotas.Quota> quotas) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < quotas.size(); i++) {
      text.append(i == 0 ? "" : i == quotas.size() - 1 ? " and " : ", ")
          .append(quotas.get(i).atoms() == 1 ? "an atom" : quotas.get(i).atoms() + " atoms")
          .append(" like ")
          .append(text(quotas.get(i).pattern()));
    }
    return text.toString();
  }

  private void split(Step.Split split) {
    out.append("    find places in the List for ").append(text(split.pattern()));
    int rests = split.pattern().rests().size();
    long counts =
        split.parts().stream()
            .filter(part ->
                part instanceof Step.Part.Copies copies
                    && copies.count() instanceof Step.Count.Counted)
            .count();
    if (rests + counts > 1) {
      out.append(", from its first part to its last: ")
          .append(rests > 0 ? "a rest as short as possible" : "")
          .append(rests > 0 && counts > 0 ? ", " : "")
          .append(counts > 0 ? "as many equal ones as there are" : "")
          .append(", then other ways");
    }
    out.append('\n');
  }

  private void guard(Step.Guard guard) {
    CoreExpr conjunct = rule.guard().get(guard.conjunct());
    out.append("    test ")
        .append(conjunct.span().text().replaceAll("\\s+", " "))
        .append(": all that it mentions is known\n");
  }

  private String name(int slot) {
    return slot < rule.slots().size() ? rule.slots().get(slot).name() : "_" + slot;
  }

  private static String text(CorePattern pattern) {
    return pattern.span().text().replaceAll("\\s+", " ");
  }

  private String text(CoreExpr expr) {
    if (expr instanceof CoreExpr.Local local) {
      Slot slot = rule.slots().get(local.slot());
      return slot.name();
    }
    return expr.span().text().replaceAll("\\s+", " ");
  }
}
