package hocl.language.review;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Kind;
import java.util.List;

/** Whether a pattern can match an atom of a shape; when in doubt it can. */
final class StaticFit {
  private final KnownSlots scope;

  /**
   * @param scope the slots of the rule of the patterns
   */
  StaticFit(KnownSlots scope) {
    this.scope = scope;
  }

  /** Whether the pattern can match some atom of the shape. */
  boolean fits(CorePattern pattern, StaticShape shape) {
    return switch (pattern) {
      case CorePattern.Any p -> true;
      case CorePattern.Bind p -> Kinds.overlap(Kinds.of(p.type()), shape.kinds());
      case CorePattern.Equal p -> canBe(shape, valueOf(p));
      case CorePattern.OfTuple p -> tuple(p, shape);
      case CorePattern.OfSolution p -> Kinds.overlap(Kinds.SOLUTION, shape.kinds());
      case CorePattern.OfList p -> Kinds.overlap(Kinds.LIST, shape.kinds());
      case CorePattern.Labelled p ->
          shape instanceof StaticShape.OfRule rule
              ? rule.label().equals(p.label())
              : Kinds.overlap(Kinds.of(Kind.RULE), shape.kinds());
      case CorePattern.Copies p -> fits(p.pattern(), shape);
      case CorePattern.CountedCopies p -> fits(p.pattern(), shape);
    };
  }

  /** The value that an atom must equal, as far as it is known. */
  StaticShape valueOf(CorePattern.Equal pattern) {
    return switch (pattern.value()) {
      case CoreExpr.Constant constant -> new StaticShape.Known(constant.value());
      case CoreExpr.Local local -> scope.shape(local.slot());
      default -> StaticShape.ANY;
    };
  }

  private boolean tuple(CorePattern.OfTuple pattern, StaticShape shape) {
    List<StaticShape> fields = StaticShape.fields(shape);
    if (fields.isEmpty()) {
      return shape instanceof StaticShape.OfKinds
          && Kinds.overlap(Kinds.of(Kind.TUPLE), shape.kinds());
    }
    if (fields.size() != pattern.fields().size()) {
      return false;
    }
    for (int i = 0; i < fields.size(); i++) {
      if (!fits(pattern.fields().get(i), fields.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether some atom can be of both shapes. */
  static boolean canBe(StaticShape one, StaticShape two) {
    if (!Kinds.overlap(one.kinds(), two.kinds())) {
      return false;
    }
    if (one instanceof StaticShape.Known a && two instanceof StaticShape.Known b) {
      boolean atoms = Kind.isAtom(a.value()) && Kind.isAtom(b.value());
      return !atoms || Atoms.equal(a.value(), b.value());
    }
    if (one instanceof StaticShape.OfRule a && two instanceof StaticShape.OfRule b) {
      return a.label().equals(b.label());
    }
    List<StaticShape> fields = StaticShape.fields(one);
    List<StaticShape> others = StaticShape.fields(two);
    if (fields.isEmpty() || others.isEmpty()) {
      return true;
    }
    if (fields.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < fields.size(); i++) {
      if (!canBe(fields.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }
}
