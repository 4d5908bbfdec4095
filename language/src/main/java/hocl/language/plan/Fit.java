package hocl.language.plan;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.Symbol;
import hocl.runtime.store.Shape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tests whether atoms may match a pattern, as far as their shape or kind tells. Any thread may
 * call.
 */
public final class Fit {

  private Fit() {}

  /** Whether some atom of a shape can match a pattern. */
  public static boolean isPossible(CorePattern pattern, Shape shape) {
    return pattern instanceof CorePattern.OfTuple tuple
        ? isPossible(tuple, shape)
        : isPossibleWhole(pattern, shape);
  }

  private static boolean isPossible(CorePattern.OfTuple tuple, Shape shape) {
    if (shape.kind() != Kind.TUPLE || shape.arity() != tuple.fields().size()) {
      return false;
    }
    for (int field = 0; field < tuple.fields().size(); field++) {
      CorePattern part = tuple.fields().get(field);
      int column = shape.columnOfField(field);
      if (column < 0 ? isOtherTag(part, shape) : !isPossible(part, column, shape)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPossibleWhole(CorePattern pattern, Shape shape) {
    if (!canBe(pattern, shape.kind())) {
      return false;
    }
    if (shape.kind() == Kind.TUPLE) {
      return true;
    }
    return shape.width() == 0 ? !isOtherTag(pattern, shape) : isPossible(pattern, 0, shape);
  }

  private static boolean isOtherTag(CorePattern pattern, Shape shape) {
    Object constant = constant(pattern);
    return constant != null && !Atoms.equal(constant, Objects.requireNonNull(shape.tag()));
  }

  private static boolean isPossible(CorePattern pattern, int column, Shape shape) {
    return switch (shape.column(column)) {
      case LONG -> canBe(pattern, Kind.INT);
      case DOUBLE -> canBe(pattern, Kind.FLOAT);
      case OBJECT -> true;
    };
  }

  /** The constant that the pattern names, or null. */
  public static @Nullable Object constant(CorePattern pattern) {
    return pattern instanceof CorePattern.Equal equal
            && equal.value() instanceof CoreExpr.Constant constant
        ? constant.value()
        : null;
  }

  /**
   * The Symbol that every atom which matches a pattern is or begins with, or the String that it
   * begins with; null if the pattern names none.
   */
  public static @Nullable Object tag(CorePattern counted) {
    CorePattern pattern = HeadFacts.single(counted);
    if (pattern instanceof CorePattern.OfTuple tuple) {
      Object first = constant(tuple.fields().getFirst());
      return first instanceof Symbol || first instanceof String ? first : null;
    }
    return constant(pattern) instanceof Symbol symbol ? symbol : null;
  }

  /** Whether all atoms of a shape are rules of another label than the pattern asks for. */
  public static boolean hasOtherLabel(CorePattern pattern, Shape shape) {
    return pattern instanceof CorePattern.Labelled labelled
        && shape.tag() instanceof RuleDefinition definition
        && !labelled.label().equals(definition.label());
  }

  /** Whether some atom of a kind can match a pattern. */
  public static boolean canBe(CorePattern pattern, Kind kind) {
    return switch (pattern) {
      case CorePattern.Any p -> true;
      case CorePattern.Bind p -> canBe(p.type(), kind);
      case CorePattern.Equal p ->
          switch (p.value()) {
            case CoreExpr.Constant c -> Kind.of(c.value()) == kind;
            case CoreExpr.MakeRule r -> kind == Kind.RULE;
            default -> true;
          };
      case CorePattern.OfTuple p -> kind == Kind.TUPLE;
      case CorePattern.OfSolution p -> kind == Kind.SOLUTION;
      case CorePattern.OfList p -> kind == Kind.LIST;
      case CorePattern.Labelled p -> kind == Kind.RULE;
      case CorePattern.Copies p -> canBe(p.pattern(), kind);
      case CorePattern.CountedCopies p -> canBe(p.pattern(), kind);
    };
  }

  private static boolean canBe(CoreType type, Kind kind) {
    if (!(type instanceof CoreType.Basic basic)) {
      return isBasic(kind);
    }
    return switch (basic) {
      case ANY -> true;
      case INT -> kind == Kind.INT;
      case FLOAT -> kind == Kind.FLOAT;
      case NUM -> kind == Kind.INT || kind == Kind.FLOAT;
      case BOOL -> kind == Kind.BOOL;
      case STRING -> kind == Kind.STRING;
      case SYMBOL -> kind == Kind.SYMBOL;
      case TUPLE -> kind == Kind.TUPLE;
      case LIST -> kind == Kind.LIST;
      case SOLUTION -> kind == Kind.SOLUTION;
      case RULE -> kind == Kind.RULE;
      case FUNCTION -> kind == Kind.FUNCTION;
      case BASIC -> isBasic(kind);
    };
  }

  private static boolean isBasic(Kind kind) {
    return switch (kind) {
      case INT, FLOAT, STRING, BOOL, JAVA -> true;
      case SYMBOL, FUNCTION, TUPLE, LIST, SOLUTION, RULE -> false;
    };
  }
}
