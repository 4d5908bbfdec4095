package hocl.language.review;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.language.resolve.Mirror;
import hocl.language.review.World.Written;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds rules that can react for ever by themselves: they put back all that they take, so that the
 * same atoms meet the same condition again, and no other rule can take one of them away.
 */
final class Livelocks {
  private final List<Written> all;

  /**
   * @param all the rules of the program
   */
  Livelocks(List<Written> all) {
    this.all = all;
  }

  /** The complaints about some rules. */
  List<Diagnostic> check(List<Written> rules) {
    List<Diagnostic> found = new ArrayList<>();
    for (Written written : rules) {
      RuleCore rule = written.rule();
      if (takesNothing(rule) && all.stream().noneMatch(other -> ends(other, written))) {
        found.add(Diagnostic.of("W0517", rule.span()));
      } else if (rule.kind() == ReactionKind.REPLACE
          && !rule.heads().isEmpty()
          && Mirror.keepsHeads(rule)
          && !(Mirror.givesBackHeads(rule) && rule.guard().isEmpty())
          && all.stream().noneMatch(other -> ends(other, written))) {
        found.add(Diagnostic.of("W0513", rule.span()));
      }
    }
    return found;
  }

  /**
   * Whether a rule reacts without any atom, time and again; of rests alone another warning says so.
   */
  private static boolean takesNothing(RuleCore rule) {
    return rule.kind() == ReactionKind.REPLACE
        && rule.guard().isEmpty()
        && !rule.heads().isEmpty()
        && rule.heads().stream().allMatch(Livelocks::isNone);
  }

  private static boolean isNone(CorePattern head) {
    return head instanceof CorePattern.Copies copies
        && copies.count() instanceof CoreExpr.Constant count
        && Long.valueOf(0).equals(count.value());
  }

  /** Whether a rule can take an atom of another, or that rule itself, without putting it back. */
  private static boolean ends(Written other, Written endless) {
    RuleCore rule = other.rule();
    if (rule.equals(endless.rule()) || rule.kind() == ReactionKind.INJECT) {
      return false;
    }
    StaticFit fit = new StaticFit(other.scope());
    String label = endless.rule().label();
    StaticShape itself = new StaticShape.OfRule(label == null ? "" : label);
    for (CorePattern head : rule.heads()) {
      boolean takes =
          fit.fits(head, itself)
              || endless.rule().heads().stream()
                  .anyMatch(taken -> fit.fits(head, shapeOf(taken, endless.scope())))
              || holds(head);
      if (takes && !(rule.kind() == ReactionKind.REPLACE && Mirror.keeps(rule, head))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a pattern takes a whole solution, which may be the one that the endless rule is in. */
  private static boolean holds(CorePattern pattern) {
    return switch (pattern) {
      case CorePattern.OfSolution p -> true;
      case CorePattern.OfTuple p -> p.fields().stream().anyMatch(Livelocks::holds);
      case CorePattern.OfList p -> p.items().stream().anyMatch(Livelocks::holds);
      case CorePattern.Copies p -> holds(p.pattern());
      case CorePattern.CountedCopies p -> holds(p.pattern());
      case CorePattern.Bind p -> false;
      case CorePattern.Equal p -> false;
      case CorePattern.Any p -> false;
      case CorePattern.Labelled p -> false;
    };
  }

  private static StaticShape shapeOf(CorePattern pattern, KnownSlots scope) {
    return switch (pattern) {
      case CorePattern.Bind p -> scope.shape(p.slot());
      case CorePattern.Equal p -> new StaticFit(scope).valueOf(p);
      case CorePattern.OfTuple p ->
          StaticShape.ofTuple(p.fields().stream().map(field -> shapeOf(field, scope)).toList());
      case CorePattern.OfSolution p -> new StaticShape.OfKinds(Kinds.SOLUTION);
      case CorePattern.OfList p -> new StaticShape.OfKinds(Kinds.LIST);
      case CorePattern.Labelled p -> new StaticShape.OfRule(p.label());
      case CorePattern.Copies p -> shapeOf(p.pattern(), scope);
      case CorePattern.CountedCopies p -> shapeOf(p.pattern(), scope);
      case CorePattern.Any p -> StaticShape.ANY;
    };
  }
}
