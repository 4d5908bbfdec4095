package hocl.language.review;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.language.core.CoreExpr;
import hocl.language.review.GivenShapes.Failure;
import hocl.language.review.World.Written;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds conditions that can never be evaluated, because of the kinds of what they work on. */
final class Conditions {
  private Conditions() {}

  /** The complaint about the condition of a rule. */
  static Optional<Diagnostic> check(Written written) {
    return Optional.ofNullable(failure(written))
        .map(failure -> Diagnostic.of("W0512", failure.span(), failure.reason()));
  }

  /** The reason why a part of the condition can never hold; null if all parts can. */
  static @Nullable Failure failure(Written written) {
    for (CoreExpr part : written.rule().guard()) {
      GivenShapes values = new GivenShapes(written.scope());
      int kinds = values.shape(part).kinds();
      if (kinds == Kinds.NONE) {
        Failure inner = values.failure();
        return inner == null ? new Failure(part.span(), "it cannot be evaluated") : inner;
      }
      if (!Kinds.overlap(kinds, Kinds.BOOL)) {
        return new Failure(part.span(), "a condition is a Bool, not " + Kinds.words(kinds));
      }
    }
    return null;
  }

  /** The complaints about all rules. */
  static List<Diagnostic> check(List<Written> rules) {
    return rules.stream().map(Conditions::check).flatMap(Optional::stream).toList();
  }
}
