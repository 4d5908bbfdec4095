package hocl.language.plan;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Rule;
import hocl.runtime.store.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a rule. Any thread may call.
 *
 * @param rule the rule; with an unfolding, all its reactions as one rule
 * @param unfolding the reactions that happen at once, or null if there is one only
 * @param occurrences the plan of an occurrence for each head
 * @param alike for each head an earlier one whose occurrence finds the same reactions, so that its
 *     own is not tried; or -1
 * @param arrival the plan of the occurrence in which the rule itself has just come in
 * @param deferred whether a head takes as many equal atoms as there are: such a rule is tried only
 *     when no atom is active, so that matching sees all
 * @param slots the number of slots: those of the rule, then those that steps open
 * @param taken the largest number of {@link Step.Take} steps of an occurrence
 */
public record RulePlan(
    RuleCore rule,
    @Nullable Unfolding unfolding,
    List<OccurrencePlan> occurrences,
    List<Integer> alike,
    OccurrencePlan arrival,
    boolean deferred,
    int slots,
    int taken) {

  /** Whether an atom of a shape can take a head, as far as shapes tell. */
  public boolean takes(int head, Shape shape) {
    return Fit.isPossible(HeadFacts.single(rule.heads().get(head)), shape);
  }

  /**
   * Whether every reaction of a rule takes an atom by a head. Not if the number of atoms is a
   * captured value that is 0, or depends on other heads.
   *
   * @param instance the rule, with the values that it has captured
   */
  public boolean needs(int head, Rule instance) {
    if (!(rule.heads().get(head) instanceof CorePattern.Copies copies)) {
      return true;
    }
    return switch (copies.count()) {
      case CoreExpr.Constant constant -> !constant.value().equals(0L);
      case CoreExpr.Local local when local.slot() < rule.captured() ->
          !instance.captured(local.slot()).equals(0L);
      default -> false;
    };
  }

  /** The rule that reacts, alone or as the first one. */
  public RuleCore plain() {
    return unfolding == null ? rule : unfolding.plain();
  }

  /** The number of reactions that happen at once. */
  public int reactions() {
    return unfolding == null ? 1 : unfolding.reactions();
  }
}
