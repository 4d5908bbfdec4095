package hocl.language.plan;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.CoreType.Basic;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells which expressions in the scope of a rule are sure: they cannot fail, and they give one atom
 * without solutions, rules and functions in it. Immutable.
 */
final class SureValues {

  /** The types of the slots that hold such an atom whenever the rule reacts. */
  private final Map<Integer, Basic> types = new HashMap<>();

  SureValues(RuleCore rule) {
    rule.heads().forEach(this::bind);
  }

  private void bind(CorePattern pattern) {
    switch (pattern) {
      case CorePattern.Bind bind -> {
        if (bind.type() instanceof Basic type && isSure(type)) {
          types.putIfAbsent(bind.slot(), type);
        }
      }
      case CorePattern.OfTuple tuple -> tuple.fields().forEach(this::bind);
      case CorePattern.Copies copies -> bind(copies.pattern());
      case CorePattern.CountedCopies copies -> bind(copies.pattern());
      // slots inside a solution or List are not needed
      case CorePattern.OfSolution solution -> {}
      case CorePattern.OfList list -> {}
      case CorePattern.Equal equal -> {}
      case CorePattern.Any any -> {}
      case CorePattern.Labelled labelled -> {}
    }
  }

  private static boolean isSure(Basic type) {
    return switch (type) {
      case INT, FLOAT, NUM, BOOL, STRING, SYMBOL -> true;
      case TUPLE, LIST, SOLUTION, RULE, FUNCTION, BASIC, ANY -> false;
    };
  }

  /** Whether a pattern of a type may match a rule. */
  static boolean mayBeRule(CoreType type) {
    return type == Basic.RULE || type == Basic.ANY || !(type instanceof Basic);
  }

  /** The type of the atom that an expression gives, or null if the expression is not sure. */
  @Nullable Basic type(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant constant -> type(constant.value());
      case CoreExpr.Local local -> types.get(local.slot());
      case CoreExpr.MakeTuple tuple ->
          tuple.fields().stream().allMatch(field -> type(field) != null) ? Basic.TUPLE : null;
      case CoreExpr.Negate negate -> type(negate.operand()) == Basic.INT ? Basic.INT : null;
      case CoreExpr.Chain chain -> {
        boolean ints = type(chain.first()) == Basic.INT;
        for (CoreExpr.Link link : chain.links()) {
          // the result of a multiplication may be too large
          boolean safe =
              link.operator() == BinaryOperator.ADD || link.operator() == BinaryOperator.SUBTRACT;
          ints &= safe && type(link.operand()) == Basic.INT;
        }
        yield ints ? Basic.INT : null;
      }
      default -> null;
    };
  }

  private static @Nullable Basic type(Object value) {
    return switch (value) {
      case Long v -> Basic.INT;
      case BigInteger v -> Basic.INT;
      case Double v -> Basic.FLOAT;
      case Boolean v -> Basic.BOOL;
      case String v -> Basic.STRING;
      case Symbol v -> Basic.SYMBOL;
      case Tuple v -> {
        for (int i = 0; i < v.arity(); i++) {
          if (type(v.get(i)) == null) {
            yield null;
          }
        }
        yield Basic.TUPLE;
      }
      default -> null;
    };
  }

  /** Whether every item is one atom whose expression is sure. */
  boolean areSure(List<CoreItem> items) {
    return items.stream()
        .allMatch(item -> item instanceof CoreItem.One one && type(one.expr()) != null);
  }

  /** Whether a pattern may match the atom of a sure expression. */
  boolean mayMatch(CorePattern pattern, CoreExpr atom) {
    return switch (pattern) {
      case CorePattern.Bind bind ->
          !(bind.type() instanceof Basic wanted) || overlap(wanted, type(atom));
      case CorePattern.Any any -> true;
      case CorePattern.Equal equal ->
          !(equal.value() instanceof CoreExpr.Constant wanted) || mayBe(wanted.value(), atom);
      case CorePattern.OfTuple tuple -> {
        List<CoreExpr> fields = fields(atom);
        boolean may = fields.size() == tuple.fields().size();
        for (int i = 0; may && i < fields.size(); i++) {
          may = mayMatch(tuple.fields().get(i), fields.get(i));
        }
        yield may;
      }
      case CorePattern.Copies copies -> mayMatch(copies.pattern(), atom);
      case CorePattern.CountedCopies copies -> mayMatch(copies.pattern(), atom);
      case CorePattern.OfSolution solution -> false;
      case CorePattern.OfList list -> false;
      case CorePattern.Labelled labelled -> false;
    };
  }

  private boolean mayBe(Object wanted, CoreExpr atom) {
    return atom instanceof CoreExpr.Constant constant
        ? Atoms.equal(wanted, constant.value())
        : !(atom instanceof CoreExpr.MakeTuple) || wanted instanceof Tuple;
  }

  private static boolean overlap(Basic wanted, @Nullable Basic type) {
    return type == null
        || matches(wanted, type)
        || (type == Basic.NUM && (wanted == Basic.INT || wanted == Basic.FLOAT));
  }

  /** Whether all atoms of a type match a wanted one. */
  private static boolean matches(Basic wanted, Basic type) {
    return switch (wanted) {
      case ANY -> true;
      case NUM -> type == Basic.NUM || type == Basic.INT || type == Basic.FLOAT;
      case BASIC -> type != Basic.TUPLE && type != Basic.SYMBOL;
      default -> wanted == type;
    };
  }

  /** The fields of a tuple; none if the atom is not a tuple. */
  private static List<CoreExpr> fields(CoreExpr atom) {
    if (atom instanceof CoreExpr.MakeTuple made) {
      return made.fields();
    }
    List<CoreExpr> fields = new ArrayList<>();
    if (atom instanceof CoreExpr.Constant constant && constant.value() instanceof Tuple tuple) {
      for (int i = 0; i < tuple.arity(); i++) {
        fields.add(new CoreExpr.Constant(tuple.get(i), constant.span()));
      }
    }
    return fields;
  }

  /**
   * Whether a pattern of another rule matches the atom of a sure expression in any case.
   *
   * @param bound the values of slots of the other rule, as expressions of this one; those that the
   *     pattern binds are added
   */
  boolean matches(CorePattern pattern, CoreExpr atom, Map<Integer, CoreExpr> bound) {
    return switch (pattern) {
      case CorePattern.Bind bind -> {
        Basic type = type(atom);
        CoreExpr before = bound.putIfAbsent(bind.slot(), atom);
        yield type != null
            && bind.type() instanceof Basic wanted
            && matches(wanted, type)
            && (before == null || isSame(before, atom));
      }
      case CorePattern.Any any -> true;
      case CorePattern.Equal equal ->
          equal.value() instanceof CoreExpr.Constant wanted
              && atom instanceof CoreExpr.Constant constant
              && Atoms.equal(wanted.value(), constant.value());
      case CorePattern.OfTuple tuple -> {
        List<CoreExpr> fields = fields(atom);
        boolean all = fields.size() == tuple.fields().size();
        for (int i = 0; all && i < fields.size(); i++) {
          all = matches(tuple.fields().get(i), fields.get(i), bound);
        }
        yield all;
      }
      default -> false;
    };
  }

  private static boolean isSame(CoreExpr a, CoreExpr b) {
    if (a instanceof CoreExpr.Local first && b instanceof CoreExpr.Local second) {
      return first.slot() == second.slot();
    }
    return a instanceof CoreExpr.Constant first
        && b instanceof CoreExpr.Constant second
        && Atoms.equal(first.value(), second.value());
  }

  /**
   * An expression with other expressions in the place of its slots; null if it has a form that this
   * does not handle, or a slot without such an expression.
   */
  static @Nullable CoreExpr replaced(CoreExpr expr, Map<Integer, CoreExpr> slots) {
    return switch (expr) {
      case CoreExpr.Constant constant -> constant;
      case CoreExpr.Local local -> slots.get(local.slot());
      case CoreExpr.Negate negate -> {
        CoreExpr operand = replaced(negate.operand(), slots);
        yield operand == null ? null : new CoreExpr.Negate(operand, negate.span());
      }
      case CoreExpr.MakeTuple tuple -> {
        List<CoreExpr> fields = new ArrayList<>();
        for (CoreExpr field : tuple.fields()) {
          CoreExpr replaced = replaced(field, slots);
          if (replaced == null) {
            yield null;
          }
          fields.add(replaced);
        }
        yield new CoreExpr.MakeTuple(fields, tuple.span());
      }
      case CoreExpr.Chain chain -> chain(chain, slots);
      default -> null;
    };
  }

  private static CoreExpr.@Nullable Chain chain(
      CoreExpr.Chain chain, Map<Integer, CoreExpr> slots) {
    CoreExpr first = replaced(chain.first(), slots);
    List<CoreExpr.Link> links = new ArrayList<>();
    for (CoreExpr.Link link : chain.links()) {
      CoreExpr operand = replaced(link.operand(), slots);
      if (operand == null) {
        return null;
      }
      links.add(new CoreExpr.Link(link.operator(), operand, link.span()));
    }
    return first == null ? null : new CoreExpr.Chain(first, links, chain.span());
  }
}
