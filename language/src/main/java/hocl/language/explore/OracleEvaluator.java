package hocl.language.explore;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CoreType;
import hocl.language.core.FunctionCore;
import hocl.language.core.RuleCore;
import hocl.language.java.JavaCalls;
import hocl.language.rule.DefinedFunction;
import hocl.language.rule.DefinedRule;
import hocl.language.value.EvaluationException;
import hocl.language.value.SolutionLimit;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.Ints;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Evaluates Core by walking it. An expression without a value throws {@link EvaluationException}.
 */
final class OracleEvaluator {
  private static final int MOST_CALLS = 20_000;

  private final ExplorationMeter meter;
  private final IdentityHashMap<RuleCore, DefinedRule> rules = new IdentityHashMap<>();
  private final IdentityHashMap<FunctionCore, DefinedFunction> functions = new IdentityHashMap<>();
  private int calls;

  OracleEvaluator(ExplorationMeter meter) {
    this.meter = meter;
  }

  /** The atom or molecule that an expression stands for. */
  Object value(CoreExpr expr, SlotValues scope) {
    try {
      return compute(expr, scope);
    } catch (EvaluationException failure) {
      throw failure.at(expr.span());
    }
  }

  /** The atom that an expression stands for. */
  Object atom(CoreExpr expr, SlotValues scope) {
    Object value = value(expr, scope);
    if (value instanceof Molecule) {
      throw new EvaluationException("E0712", value).at(expr.span());
    }
    return value;
  }

  private List<Object> atoms(List<CoreExpr> exprs, SlotValues scope) {
    List<Object> atoms = new ArrayList<>();
    for (CoreExpr expr : exprs) {
      atoms.add(atom(expr, scope));
    }
    return atoms;
  }

  private List<Object> values(List<CoreExpr> exprs, SlotValues scope) {
    List<Object> values = new ArrayList<>();
    for (CoreExpr expr : exprs) {
      values.add(value(expr, scope));
    }
    return values;
  }

  /** Whether a condition holds. */
  boolean holds(CoreExpr expr, SlotValues scope) {
    Object value = atom(expr, scope);
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw new EvaluationException("E0701", "a condition", value).at(expr.span());
  }

  private Object compute(CoreExpr expr, SlotValues scope) {
    return switch (expr) {
      case CoreExpr.Constant e -> e.value();
      case CoreExpr.Local e -> local(e.slot(), scope);
      case CoreExpr.Self e -> self(scope);
      case CoreExpr.Chain e -> chain(e, scope);
      case CoreExpr.And e -> {
        for (CoreExpr operand : e.operands()) {
          if (!holds(operand, scope)) {
            yield false;
          }
        }
        yield true;
      }
      case CoreExpr.Or e -> {
        for (CoreExpr operand : e.operands()) {
          if (holds(operand, scope)) {
            yield true;
          }
        }
        yield false;
      }
      case CoreExpr.Negate e -> AtomOperators.negate(atom(e.operand(), scope), e.span());
      case CoreExpr.Not e -> !holds(e.operand(), scope);
      case CoreExpr.If e -> value(holds(e.condition(), scope) ? e.yes() : e.no(), scope);
      case CoreExpr.Let e -> {
        scope.set(e.slot(), value(e.value(), scope));
        yield value(e.body(), scope);
      }
      case CoreExpr.MakeTuple e ->
          SolutionLimit.check(Tuple.of(atoms(e.fields(), scope).toArray()));
      case CoreExpr.MakeList e -> SolutionLimit.check(ListAtom.of(items(e.items(), scope, true)));
      case CoreExpr.MakeSolution e -> Solution.of(items(e.items(), scope, false));
      case CoreExpr.MakeMolecule e -> Molecule.of(items(e.items(), scope, false));
      case CoreExpr.MakeRule e -> {
        DefinedRule definition = rules.computeIfAbsent(e.definition(), DefinedRule::new);
        yield Rule.of(definition, values(e.captures(), scope).toArray());
      }
      case CoreExpr.MakeFunction e -> {
        DefinedFunction definition =
            functions.computeIfAbsent(e.definition(), DefinedFunction::new);
        yield FunctionAtom.of(definition, values(e.captures(), scope).toArray());
      }
      case CoreExpr.Call e -> call(e, scope);
      case CoreExpr.CallBuiltin e ->
          Builtins.call(e.builtin(), values(e.arguments(), scope), e.span(), meter);
      case CoreExpr.CallMethod e ->
          JavaCalls.callMethod(
              atom(e.target(), scope),
              e.name(),
              atoms(e.arguments(), scope).toArray(),
              e.from(),
              false);
      case CoreExpr.CallStatic e ->
          JavaCalls.callStatic(e.type(), e.name(), atoms(e.arguments(), scope).toArray(), e.from());
      case CoreExpr.GetStatic e -> JavaCalls.getStatic(e.type(), e.name(), e.from());
      case CoreExpr.GetField e -> JavaCalls.getField(atom(e.target(), scope), e.name(), e.from());
      case CoreExpr.New e ->
          JavaCalls.construct(e.type(), atoms(e.arguments(), scope).toArray(), e.from());
      case CoreExpr.InstanceOf e -> TypeTests.matches(e.type(), atom(e.operand(), scope));
      case CoreExpr.Cast e -> cast(e, scope);
    };
  }

  private static Object local(int slot, SlotValues scope) {
    Object value = scope.get(slot);
    if (value == null) {
      throw new IllegalStateException("`" + scope.nameOf(slot) + "` has no value");
    }
    return value;
  }

  private static Object self(SlotValues scope) {
    Object self = scope.self();
    if (self == null) {
      throw new IllegalStateException("nothing is being defined here");
    }
    return self;
  }

  private Object chain(CoreExpr.Chain chain, SlotValues scope) {
    Object result = value(chain.first(), scope);
    for (CoreExpr.Link link : chain.links()) {
      Object operand = value(link.operand(), scope);
      result = AtomOperators.apply(link.operator(), result, operand, chain.span());
    }
    return result;
  }

  private Object call(CoreExpr.Call call, SlotValues scope) {
    Object callee = value(call.callee(), scope);
    if (!(callee instanceof FunctionAtom function)) {
      throw new EvaluationException("E0705", callee);
    }
    FunctionCore core = ((DefinedFunction) function.definition()).core();
    List<Object> arguments = atoms(call.arguments(), scope);
    if (arguments.size() != core.arity()) {
      throw EvaluationException.wrongNumber(core.name(), core.arity(), arguments.size());
    }
    if (calls >= MOST_CALLS) {
      throw new EvaluationException("E0707", core.name(), MOST_CALLS);
    }
    List<Object> first = new ArrayList<>(function.captured());
    first.addAll(arguments);
    meter.tick();
    calls++;
    try {
      return atom(core.body(), SlotValues.of(core.slots(), first, function));
    } finally {
      calls--;
    }
  }

  private Object cast(CoreExpr.Cast cast, SlotValues scope) {
    Object value = atom(cast.operand(), scope);
    Object converted = value;
    if (cast.type() == CoreType.Basic.INT) {
      converted = IntCasts.toInt(value, cast.typeName());
    } else if (cast.type() == CoreType.Basic.FLOAT && AtomOperators.isNumber(value)) {
      converted = AtomOperators.asDouble(value);
    }
    if (converted == null || !TypeTests.matches(cast.type(), converted)) {
      throw new EvaluationException("E0701", "the cast to " + cast.typeName(), value);
    }
    return converted;
  }

  /**
   * The atoms that items give, in order.
   *
   * @param sorted whether the atoms of a molecule come in canonical order, those of a sequence in
   *     their own
   */
  List<Object> items(List<CoreItem> items, SlotValues scope, boolean sorted) {
    List<Object> atoms = new ArrayList<>();
    addItems(items, scope, sorted, atoms);
    return atoms;
  }

  private void addItems(
      List<CoreItem> items, SlotValues scope, boolean sorted, List<Object> atoms) {
    for (CoreItem item : items) {
      switch (item) {
        case CoreItem.One one -> {
          Object value = value(one.expr(), scope);
          if (value instanceof Molecule molecule) {
            meter.checkSize(atoms.size() + molecule.size());
            boolean asGiven = !sorted || molecule.isSequence();
            atoms.addAll(asGiven ? molecule.atoms() : Arrays.asList(Atoms.sorted(molecule)));
          } else {
            atoms.add(value);
          }
        }
        case CoreItem.Copies copies -> {
          Object atom = atom(copies.expr(), scope);
          int number = count(copies.count(), scope);
          for (int n = 0; n < number; n++) {
            atoms.add(atom);
          }
        }
        case CoreItem.If choice -> {
          boolean yes = holds(choice.condition(), scope);
          addItems(yes ? choice.yes() : choice.no(), scope, sorted, atoms);
        }
        case CoreItem.Let let -> {
          scope.set(let.slot(), value(let.value(), scope));
          addItems(let.rest(), scope, sorted, atoms);
        }
        case CoreItem.Print print -> atoms(print.arguments(), scope);
      }
    }
  }

  /** The number of copies to make. */
  private int count(CoreExpr expr, SlotValues scope) {
    Object value = atom(expr, scope);
    if (!TypeTests.matches(CoreType.Basic.INT, value)) {
      throw new EvaluationException("E0701", "`^`", value).at(expr.span());
    }
    BigInteger number = Ints.big(value);
    if (number.signum() < 0) {
      throw new EvaluationException("E0710", value).at(expr.span());
    }
    if (number.compareTo(BigInteger.valueOf(Builtins.MOST_ATOMS)) > 0) {
      throw new EvaluationException("E0711", number + " copies").at(expr.span());
    }
    meter.checkSize(number.intValueExact());
    return number.intValueExact();
  }
}
