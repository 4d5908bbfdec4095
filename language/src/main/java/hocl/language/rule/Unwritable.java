package hocl.language.rule;

import hocl.language.core.Builtin;
import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Unvisited;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Values where programs can only write a name for them, although a rule may have captured them:
 * {@code let n = -1 in replace A^n by B}.
 */
final class Unwritable {
  private Unwritable() {}

  /**
   * Whether a call is of something that is known not to be a function of that number of parameters.
   */
  static boolean isCallee(Object value, int arguments) {
    return !(value instanceof FunctionAtom function)
        || (function.definition() instanceof DefinedFunction defined
            && defined.core().arity() != arguments);
  }

  /** Whether an argument is not a collection, but {@code min} and {@code max} take it for one. */
  static boolean isArgument(Object value, Builtin builtin, int arguments) {
    return (builtin == Builtin.MIN || builtin == Builtin.MAX)
        && arguments == 1
        && Kind.isAtom(value)
        && !(value instanceof ListAtom)
        && !(value instanceof Solution);
  }

  /** Whether a value cannot be a number of copies. */
  static boolean isCount(Object value) {
    return switch (value) {
      case Long number -> number < 0;
      case BigInteger number -> number.signum() < 0;
      default -> Kind.isAtom(value);
    };
  }

  /**
   * Whether an atom holds a rule or function that is written with {@code let}, so that it cannot
   * stand in a pattern.
   *
   * @param denoted whether the name of a rule or function stands for it
   */
  static boolean isPattern(Object atom, Predicate<Object> denoted) {
    Unvisited open = new Unvisited(atom);
    boolean[] found = {false};
    while (!found[0] && !open.isEmpty()) {
      Object next = open.next();
      switch (next) {
        case FunctionAtom function -> found[0] = !denoted.test(function);
        case Rule rule when denoted.test(rule) -> {}
        case Rule rule when rule.definition().namesItself() -> found[0] = true;
        case Rule rule when rule.definition() instanceof DefinedRule definition ->
            eachConstant(
                definition.closedCore(rule.captured().toArray()).heads(),
                (value, count) -> {
                  if (count) {
                    found[0] |= isCount(value);
                  } else {
                    open.add(value);
                  }
                });
        default -> open.addInside(next);
      }
    }
    return found[0];
  }

  /** Whether the patterns of a rule hold such values, whatever names there are. */
  static boolean isIn(RuleCore rule) {
    return !named(rule, value -> false, wanted -> wanted).isEmpty();
  }

  /** The values in the patterns of a rule that need a name, each with its name. */
  static Map<Object, String> named(
      RuleCore rule, Predicate<Object> denoted, UnaryOperator<String> naming) {
    Map<Object, String> names = new LinkedHashMap<>();
    eachConstant(
        rule.heads(),
        (value, count) -> {
          if (!names.containsKey(value) && (count ? isCount(value) : isPattern(value, denoted))) {
            names.put(value, naming.apply(count ? "copies" : "atom"));
          }
        });
    return names;
  }

  /** Hands on each atom in patterns, and whether it stands as a number of copies. */
  private static void eachConstant(
      List<CorePattern> patterns, BiConsumer<Object, Boolean> receiver) {
    for (CorePattern pattern : patterns) {
      switch (pattern) {
        case CorePattern.Equal p -> constant(p.value(), false, receiver);
        case CorePattern.OfTuple p -> eachConstant(p.fields(), receiver);
        case CorePattern.OfSolution p -> eachConstant(p.elements(), receiver);
        case CorePattern.OfList p -> eachConstant(p.items(), receiver);
        case CorePattern.Copies p -> {
          eachConstant(List.of(p.pattern()), receiver);
          constant(p.count(), true, receiver);
        }
        case CorePattern.CountedCopies p -> eachConstant(List.of(p.pattern()), receiver);
        case CorePattern.Bind p -> {}
        case CorePattern.Any p -> {}
        case CorePattern.Labelled p -> {}
      }
    }
  }

  private static void constant(CoreExpr expr, boolean count, BiConsumer<Object, Boolean> receiver) {
    if (expr instanceof CoreExpr.Constant constant) {
      receiver.accept(constant.value(), count);
    }
  }
}
