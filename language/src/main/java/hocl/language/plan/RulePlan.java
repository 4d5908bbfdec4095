package hocl.language.plan;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Rule;
import hocl.runtime.store.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a rule.
 *
 * @param rule what the rule says
 * @param unfolding if several reactions happen at once, which; the rule is what they do together
 * @param occurrences one for each head that an active atom can take
 * @param alike for each head an earlier one whose occurrence finds the same reactions, so that its
 *     own is not tried; or -1
 * @param arrival how a rule that has just come in finds a reaction
 * @param deferred whether a head takes as many equal atoms as there are: such a rule is tried only
 *     when nothing is active, so that all that are there are seen
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
   * Whether every reaction of a rule takes an atom by a head: not if it takes as many as the rule
   * has captured, and that is none, or as many as another head says.
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

  /** How many reactions happen at once. */
  public int reactions() {
    return unfolding == null ? 1 : unfolding.reactions();
  }
}
