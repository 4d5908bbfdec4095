package hocl.language.review;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.runtime.atom.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shapes, those of tuples that begin with a known symbol apart from the rest: most patterns ask for
 * such a tuple, and need not be compared with all others.
 */
final class ShapesByHead {
  private final Map<Symbol, List<StaticShape>> headed = new HashMap<>();
  private final List<StaticShape> others = new ArrayList<>();

  void add(StaticShape shape) {
    Symbol head = head(shape);
    (head == null ? others : headed.computeIfAbsent(head, key -> new ArrayList<>())).add(shape);
  }

  /** Whether a pattern can match an atom of one of the shapes. */
  boolean anyFits(CorePattern pattern, StaticFit fit) {
    if (anyFits(pattern, others, fit)) {
      return true;
    }
    Symbol head = head(pattern);
    if (head != null) {
      return anyFits(pattern, headed.getOrDefault(head, List.of()), fit);
    }
    for (List<StaticShape> some : headed.values()) {
      if (anyFits(pattern, some, fit)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyFits(CorePattern pattern, List<StaticShape> shapes, StaticFit fit) {
    for (StaticShape shape : shapes) {
      if (fit.fits(pattern, shape)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Symbol head(StaticShape shape) {
    List<StaticShape> fields = StaticShape.fields(shape);
    return !fields.isEmpty()
            && fields.getFirst() instanceof StaticShape.Known known
            && known.value() instanceof Symbol symbol
        ? symbol
        : null;
  }

  private static @Nullable Symbol head(CorePattern pattern) {
    return pattern instanceof CorePattern.OfTuple tuple
            && !tuple.fields().isEmpty()
            && tuple.fields().getFirst() instanceof CorePattern.Equal equal
            && equal.value() instanceof CoreExpr.Constant constant
            && constant.value() instanceof Symbol symbol
        ? symbol
        : null;
  }
}
