package hocl.language.explore;

import hocl.language.core.Builtin;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.FunctionCore;
import hocl.language.core.RuleCore;
import hocl.language.rule.DefinedFunction;
import hocl.language.rule.DefinedRule;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Terms of atoms: Java values that are equal when the atoms are. The term of a rule is what it says
 * with what it captured put in, variables counted from where they are bound, so that it does not
 * tell what was captured and what was written. Plain recursion, for rules of some depth.
 */
public final class Terms {
  private static final long MOST_COPIES = 10_000;

  private Terms() {}

  /** The term of an atom. */
  public static Object of(Object atom) {
    return switch (atom) {
      case Tuple tuple -> List.of("tuple", all(Equality.fields(tuple)));
      case ListAtom list -> List.of("list", all(Equality.items(list)));
      case Solution solution -> List.of("solution", counted(all(solution.atoms())));
      case Rule rule -> {
        TermScope scope = new TermScope(null);
        scope.capture(rule.captured());
        yield rule(((DefinedRule) rule.definition()).core(), scope);
      }
      case FunctionAtom function -> {
        TermScope scope = new TermScope(null);
        scope.capture(function.captured());
        yield function(((DefinedFunction) function.definition()).core(), scope);
      }
      default -> atom;
    };
  }

  private static List<Object> all(List<Object> atoms) {
    return atoms.stream().map(Terms::of).toList();
  }

  static Map<Object, Integer> counted(List<Object> terms) {
    Map<Object, Integer> numbers = new HashMap<>();
    terms.forEach(term -> numbers.merge(term, 1, Integer::sum));
    return numbers;
  }

  private static Object rule(RuleCore core, TermScope scope) {
    List<Object> heads = PatternTerms.of(core.heads(), scope);
    List<Object> rests = new ArrayList<>();
    core.emptyRests().forEach(slot -> rests.add(variable(scope.of(slot), scope)));
    return Arrays.asList(
        "rule",
        core.label(),
        core.kind(),
        heads,
        rests,
        items(core.products(), scope),
        exprs(core.guard(), scope));
  }

  private static Object function(FunctionCore core, TermScope scope) {
    List<Object> parameters = new ArrayList<>();
    for (int i = 0; i < core.arity(); i++) {
      parameters.add(variable(scope.of(core.captured() + i), scope));
    }
    return List.of("function", core.name(), parameters, expr(core.body(), scope));
  }

  /** The term of what a slot stands for, seen from a scope. */
  static Object variable(TermScope.Meaning meaning, TermScope scope) {
    return switch (meaning) {
      case TermScope.Known known ->
          known.value() instanceof Molecule molecule ? molecule(molecule) : of(known.value());
      case TermScope.Made made -> made.term();
      case TermScope.Variable v -> List.of("variable", scope.distance(v.scope()), v.number());
      case TermScope.Itself self -> List.of("self", scope.distance(self.scope()));
    };
  }

  private static Object molecule(Molecule molecule) {
    return molecule.size() == 0
        ? "nothing"
        : call(Builtin.ELEMENTS, List.of(List.of("list", all(Atoms.inOrder(molecule)))));
  }

  private static Object call(Builtin builtin, List<Object> arguments) {
    return builtin == Builtin.ELEMENTS && arguments.equals(List.of(List.of("list", List.of())))
        ? "nothing"
        : List.of("built-in", builtin, arguments);
  }

  private static List<Object> exprs(List<CoreExpr> exprs, TermScope scope) {
    return exprs.stream().map(expr -> expr(expr, scope)).toList();
  }

  static Object expr(CoreExpr expr, TermScope scope) {
    return switch (expr) {
      case CoreExpr.Constant e -> variable(new TermScope.Known(e.value()), scope);
      case CoreExpr.Local e -> variable(scope.of(e.slot()), scope);
      case CoreExpr.Self e -> variable(new TermScope.Itself(scope), scope);
      case CoreExpr.Chain e -> {
        List<Object> parts = new ArrayList<>(List.of("chain", expr(e.first(), scope)));
        e.links()
            .forEach(link -> parts.addAll(List.of(link.operator(), expr(link.operand(), scope))));
        yield parts;
      }
      case CoreExpr.And e -> List.of("and", exprs(e.operands(), scope));
      case CoreExpr.Or e -> List.of("or", exprs(e.operands(), scope));
      case CoreExpr.Negate e -> negated(expr(e.operand(), scope));
      case CoreExpr.Not e -> List.of("not", expr(e.operand(), scope));
      case CoreExpr.If e -> List.of("if", exprs(List.of(e.condition(), e.yes(), e.no()), scope));
      case CoreExpr.Let e ->
          let("let", e.slot(), e.value(), () -> List.of(expr(e.body(), scope)), scope).getFirst();
      case CoreExpr.MakeTuple e -> List.of("tuple", exprs(e.fields(), scope));
      case CoreExpr.MakeList e -> List.of("list", content(e.items(), scope));
      case CoreExpr.MakeSolution e ->
          constant(e.items(), scope)
              ? List.of("solution", counted(content(e.items(), scope)))
              : List.of("solution of", items(e.items(), scope));
      case CoreExpr.MakeMolecule e -> List.of("molecule", items(e.items(), scope));
      case CoreExpr.MakeRule e -> rule(e.definition(), inner(e.captures(), scope));
      case CoreExpr.MakeFunction e -> function(e.definition(), inner(e.captures(), scope));
      case CoreExpr.Call e -> List.of("call", expr(e.callee(), scope), exprs(e.arguments(), scope));
      case CoreExpr.CallBuiltin e -> call(e.builtin(), exprs(e.arguments(), scope));
      case CoreExpr.CallMethod e ->
          List.of("method", e.name(), expr(e.target(), scope), exprs(e.arguments(), scope));
      case CoreExpr.CallStatic e ->
          List.of("static", e.type(), e.name(), exprs(e.arguments(), scope));
      case CoreExpr.GetField e -> List.of("field", expr(e.target(), scope), e.name());
      case CoreExpr.GetStatic e -> List.of("static", e.type(), e.name());
      case CoreExpr.New e -> List.of("new", e.type(), exprs(e.arguments(), scope));
      case CoreExpr.InstanceOf e -> List.of("is", expr(e.operand(), scope), e.type());
      case CoreExpr.Cast e -> List.of("cast", expr(e.operand(), scope), e.type());
    };
  }

  private static TermScope inner(List<CoreExpr> captures, TermScope scope) {
    TermScope inner = new TermScope(scope);
    for (int i = 0; i < captures.size(); i++) {
      TermScope.Meaning meaning = scope.of(captures.get(i));
      if (meaning != null) {
        inner.put(i, meaning);
      }
    }
    return inner;
  }

  private static Object negated(Object operand) {
    return switch (operand) {
      case Long number when number >= 0 -> -number;
      case BigInteger number when number.equals(BigInteger.ONE.shiftLeft(63)) -> Long.MIN_VALUE;
      case BigInteger number when number.signum() > 0 -> number.negate();
      case Double number when number >= 0 -> 0.0 - number;
      default -> List.of("minus", operand);
    };
  }

  /**
   * The terms of what stands behind a {@code let}, or that of the {@code let}. It counts for
   * nothing if it names a function or a rule without label, defines a rule that is mentioned once
   * and by itself, or names a symbol of which a method is called.
   */
  private static List<Object> let(
      String kind, int slot, CoreExpr value, Supplier<List<Object>> rest, TermScope scope) {
    if (named(value, scope)) {
      scope.put(slot, new TermScope.Made(expr(value, scope)));
      return rest.get();
    }
    TermScope.Mark before = scope.mark();
    Object variable = variable(scope.of(slot), scope);
    Object term = expr(value, scope);
    List<Object> terms = rest.get();
    if (isRule(term) && terms.equals(List.of(variable))) {
      scope.reset(before);
      return List.of(expr(value, scope));
    }
    if (term instanceof Symbol && terms.size() == 1 && isCallOf(variable, terms.getFirst())) {
      scope.reset(before);
      scope.put(slot, new TermScope.Made(term));
      return rest.get();
    }
    return List.of(List.of(kind, variable, term, terms));
  }

  private static boolean isRule(Object term) {
    return term instanceof List<?> list && list.getFirst().equals("rule");
  }

  private static boolean isCallOf(Object target, Object term) {
    return term instanceof List<?> list
        && list.getFirst().equals("method")
        && list.get(2).equals(target);
  }

  /** Whether {@code let} only names a function, or a rule without giving it a label. */
  private static boolean named(CoreExpr value, TermScope scope) {
    return value instanceof CoreExpr.MakeFunction
        || (value instanceof CoreExpr.Local local
            && scope.of(local.slot()) instanceof TermScope.Known known
            && known.value() instanceof Rule rule
            && rule.definition().label() == null)
        || (value instanceof CoreExpr.Local other
            && scope.of(other.slot()) instanceof TermScope.Made made
            && made.term() instanceof List<?> term
            && term.get(0).equals("rule")
            && term.get(1) == null);
  }

  /** The items of a List or of a constant solution, copies spelled out if all is constant. */
  private static List<Object> content(List<CoreItem> items, TermScope scope) {
    if (!constant(items, scope)) {
      return items(items, scope);
    }
    List<Object> out = new ArrayList<>();
    for (CoreItem item : items) {
      if (item instanceof CoreItem.Copies copies) {
        long count = (Long) expr(copies.count(), scope);
        for (long i = 0; i < count; i++) {
          out.add(expr(copies.expr(), scope));
        }
      } else if (item instanceof CoreItem.Let let && named(let.value(), scope)) {
        scope.put(let.slot(), new TermScope.Made(expr(let.value(), scope)));
        out.addAll(content(let.rest(), scope));
      } else {
        out.addAll(items(List.of(item), scope));
      }
    }
    return out;
  }

  private static List<Object> items(List<CoreItem> items, TermScope scope) {
    List<Object> out = new ArrayList<>();
    for (CoreItem item : items) {
      switch (item) {
        case CoreItem.One i -> {
          List<Object> atoms = atoms(i.expr(), scope);
          out.addAll(atoms == null ? List.of(expr(i.expr(), scope)) : atoms);
        }
        case CoreItem.Copies i ->
            out.add(List.of("copies", expr(i.expr(), scope), expr(i.count(), scope)));
        case CoreItem.If i ->
            out.add(
                List.of(
                    "if item",
                    expr(i.condition(), scope),
                    items(i.yes(), scope),
                    items(i.no(), scope)));
        case CoreItem.Let i ->
            out.addAll(let("let item", i.slot(), i.value(), () -> items(i.rest(), scope), scope));
        case CoreItem.Print i -> out.add(List.of("print", exprs(i.arguments(), scope)));
      }
    }
    return out;
  }

  /** The terms of the atoms that stand for an item which is a constant molecule, else null. */
  private static @Nullable List<Object> atoms(CoreExpr expr, TermScope scope) {
    return switch (expr) {
      case CoreExpr.Local e -> {
        Molecule molecule = scope.molecule(e.slot());
        yield molecule == null ? null : all(Atoms.inOrder(molecule));
      }
      case CoreExpr.Constant e when e.value() instanceof Molecule m -> all(Atoms.inOrder(m));
      case CoreExpr.CallBuiltin e when e.builtin() == Builtin.ELEMENTS ->
          switch (e.arguments().getFirst()) {
            case CoreExpr.Constant list when list.value() instanceof ListAtom atoms ->
                all(Equality.items(atoms));
            case CoreExpr.MakeList list when constant(list.items(), scope) ->
                content(list.items(), scope);
            case CoreExpr.Local local
                when scope.of(local.slot()) instanceof TermScope.Known known
                    && known.value() instanceof ListAtom atoms ->
                all(Equality.items(atoms));
            default -> null;
          };
      default -> null;
    };
  }

  private static boolean constant(List<CoreItem> items, TermScope scope) {
    TermScope.Mark before = scope.mark();
    boolean constant = items.stream().allMatch(item -> constant(item, scope));
    scope.reset(before);
    return constant;
  }

  private static boolean constant(CoreItem item, TermScope scope) {
    return switch (item) {
      case CoreItem.One i -> constant(i.expr(), scope) || atoms(i.expr(), scope) != null;
      case CoreItem.Copies i ->
          constant(i.expr(), scope)
              && expr(i.count(), scope) instanceof Long count
              && count >= 0
              && count <= MOST_COPIES;
      case CoreItem.If i -> false;
      case CoreItem.Let i -> {
        if (named(i.value(), scope)) {
          scope.put(i.slot(), new TermScope.Made(expr(i.value(), scope)));
          yield constant(i.rest(), scope);
        }
        List<Object> terms = items(List.of(i), scope);
        yield terms.size() == 1 && isRule(terms.getFirst()) && constant(i.value(), scope);
      }
      case CoreItem.Print i -> false;
    };
  }

  /** Whether an expression is made of atoms only. */
  static boolean constant(CoreExpr expr, TermScope scope) {
    return switch (expr) {
      case CoreExpr.Constant e -> true;
      case CoreExpr.Local e -> constant(scope.of(e.slot()));
      case CoreExpr.MakeTuple e -> e.fields().stream().allMatch(field -> constant(field, scope));
      case CoreExpr.MakeList e -> constant(e.items(), scope);
      case CoreExpr.MakeSolution e -> constant(e.items(), scope);
      case CoreExpr.MakeRule e -> e.captures().stream().allMatch(c -> constant(c, scope));
      case CoreExpr.MakeFunction e -> true;
      case CoreExpr.Let e when named(e.value(), scope) -> {
        scope.put(e.slot(), new TermScope.Made(expr(e.value(), scope)));
        yield constant(e.body(), scope);
      }
      case CoreExpr.Let e -> isRule(expr(e, scope)) && constant(e.value(), scope);
      case CoreExpr.Negate e -> !(expr(e, scope) instanceof List<?>);
      default -> false;
    };
  }

  private static boolean constant(TermScope.Meaning meaning) {
    return meaning instanceof TermScope.Known || meaning instanceof TermScope.Made;
  }
}
