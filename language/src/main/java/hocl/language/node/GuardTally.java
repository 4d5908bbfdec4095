package hocl.language.node;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.RuleCore;
import hocl.language.plan.Mentions;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Rule;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether the guard of a rule had a value for any atoms of a run, and otherwise why it had none.
 * Only conjuncts before which all others written before them hold count.
 */
final class GuardTally {

  private final BitSet untyped = new BitSet();
  private boolean evaluated;
  private @Nullable Rule rule;
  private @Nullable EvaluationException reason;

  GuardTally(RuleCore core) {
    core.heads().forEach(this::addUntyped);
  }

  private void addUntyped(CorePattern pattern) {
    switch (pattern) {
      case CorePattern.Bind p -> {
        if (p.type() == CoreType.Basic.ANY) {
          untyped.set(p.slot());
        }
      }
      case CorePattern.OfTuple p -> p.fields().forEach(this::addUntyped);
      case CorePattern.OfSolution p -> p.elements().forEach(this::addUntyped);
      case CorePattern.OfList p -> p.items().forEach(this::addUntyped);
      case CorePattern.Copies p -> addUntyped(p.pattern());
      case CorePattern.CountedCopies p -> addUntyped(p.pattern());
      case CorePattern.Equal p -> {}
      case CorePattern.Any p -> {}
      case CorePattern.Labelled p -> {}
    }
  }

  /** Forgets what happened. */
  void reset() {
    evaluated = false;
    rule = null;
    reason = null;
  }

  /** The guard had a value, true or false. */
  void evaluated() {
    evaluated = true;
  }

  /** The guard of a rule had no value, since a conjunct had none. */
  void failed(Rule of, CoreExpr conjunct, EvaluationException failure) {
    if (!evaluated && reason == null && !isOfAnotherKind(conjunct, failure)) {
      rule = of;
      reason = failure;
    }
  }

  /** Whether a variable without a type met an atom of a kind that the operation does not take. */
  private boolean isOfAnotherKind(CoreExpr conjunct, EvaluationException failure) {
    return switch (failure.code()) {
      case "E0701", "E0705", "E0712", "E0751" -> Mentions.in(conjunct).intersects(untyped);
      default -> false;
    };
  }

  /** The rule, if its guard never had a value and that is worth saying. */
  @Nullable Rule neverEvaluated() {
    return evaluated ? null : rule;
  }

  /** Why the guard of {@link #neverEvaluated} had none the first time. */
  @Nullable EvaluationException reason() {
    return reason;
  }
}
