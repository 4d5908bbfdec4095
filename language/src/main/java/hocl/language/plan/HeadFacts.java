package hocl.language.plan;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.runtime.atom.Symbol;

/** Facts about the pattern of a head that need no context. */
final class HeadFacts {

  private HeadFacts() {}

  /** Whether the pattern names a constant that narrows the species to look at. */
  static boolean isSpecific(CorePattern pattern) {
    return switch (pattern) {
      case CorePattern.Equal equal -> true;
      case CorePattern.Labelled labelled -> true;
      case CorePattern.OfTuple tuple -> tuple.fields().getFirst() instanceof CorePattern.Equal;
      case CorePattern.Bind bind -> false;
      case CorePattern.Any any -> false;
      case CorePattern.OfSolution solution -> false;
      case CorePattern.OfList list -> false;
      case CorePattern.Copies copies -> isSpecific(copies.pattern());
      case CorePattern.CountedCopies copies -> isSpecific(copies.pattern());
    };
  }

  static CorePattern single(CorePattern pattern) {
    return switch (pattern) {
      case CorePattern.Copies copies -> copies.pattern();
      case CorePattern.CountedCopies copies -> copies.pattern();
      case CorePattern.Bind p -> p;
      case CorePattern.Equal p -> p;
      case CorePattern.Any p -> p;
      case CorePattern.OfTuple p -> p;
      case CorePattern.OfSolution p -> p;
      case CorePattern.OfList p -> p;
      case CorePattern.Labelled p -> p;
    };
  }

  /** Whether the species of an atom alone tells that it matches a pattern. */
  static boolean isTag(CorePattern pattern) {
    return pattern instanceof CorePattern.Equal equal
        && equal.value() instanceof CoreExpr.Constant constant
        && (constant.value() instanceof Symbol || constant.value() instanceof String);
  }
}
