package hocl.language.judge;

import hocl.language.core.Builtin;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CoreWalk;
import hocl.language.core.FunctionCore;
import hocl.language.core.RuleCore;
import hocl.language.rule.DefinedFunction;
import hocl.language.rule.DefinedRule;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The symbols that rules can only tell from other ones by comparing them, and that they do not
 * name. Heads, guards and products are looked through, with all values that rules and functions
 * have captured. For one thread.
 */
final class OpaqueSymbols {

  /** These see no name of a symbol, nor the canonical order, which depends on names. */
  private static final Set<Builtin> HARMLESS =
      EnumSet.of(
          Builtin.ABS,
          Builtin.FLOOR,
          Builtin.CEIL,
          Builtin.ROUND,
          Builtin.SQRT,
          Builtin.POW,
          Builtin.SIZE,
          Builtin.SUM,
          Builtin.COUNT,
          Builtin.CONTAINS,
          Builtin.TO_INT,
          Builtin.TO_FLOAT,
          Builtin.RANGE,
          Builtin.AT);

  private final Set<Symbol> named = new HashSet<>();
  private final Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> values = new ArrayDeque<>();
  private boolean seesNames;

  private OpaqueSymbols() {}

  /** The symbols that may have other names; none where a rule may see names. */
  static Predicate<Symbol> of(List<Rule> rules) {
    OpaqueSymbols symbols = new OpaqueSymbols();
    symbols.values.addAll(rules);
    while (!symbols.values.isEmpty() && !symbols.seesNames) {
      symbols.value(symbols.values.remove());
    }
    Set<Symbol> named = symbols.named;
    return symbols.seesNames ? symbol -> false : symbol -> !named.contains(symbol);
  }

  private void value(Object value) {
    switch (value) {
      case Symbol symbol -> named.add(symbol);
      case Rule rule -> {
        rule(((DefinedRule) rule.definition()).core());
        values.addAll(rule.captured());
      }
      case FunctionAtom function -> {
        function(((DefinedFunction) function.definition()).core());
        values.addAll(function.captured());
      }
      case Tuple tuple -> {
        for (int i = 0; i < tuple.arity(); i++) {
          values.add(tuple.get(i));
        }
      }
      case ListAtom list -> list.forEach(values::add);
      case Solution solution -> solution.forEach(values::add);
      case Molecule molecule -> molecule.forEach(values::add);
      case Number number -> {}
      case String text -> {}
      case Boolean truth -> {}
      default -> seesNames = true;
    }
  }

  private void rule(RuleCore rule) {
    if (known.add(rule)) {
      CoreWalk.ofRule(rule, this::expr, this::item);
    }
  }

  private void function(FunctionCore function) {
    if (known.add(function)) {
      CoreWalk.ofExpr(function.body(), this::expr, this::item);
    }
  }

  private void item(CoreItem item) {
    seesNames |= item instanceof CoreItem.Print;
  }

  private void expr(CoreExpr expr) {
    switch (expr) {
      case CoreExpr.Constant e -> values.add(e.value());
      case CoreExpr.MakeRule e -> rule(e.definition());
      case CoreExpr.MakeFunction e -> function(e.definition());
      case CoreExpr.CallBuiltin e -> seesNames |= !HARMLESS.contains(e.builtin());
      case CoreExpr.MakeList e -> seesNames = true;
      case CoreExpr.CallMethod e -> seesNames = true;
      case CoreExpr.CallStatic e -> seesNames = true;
      case CoreExpr.GetField e -> seesNames = true;
      case CoreExpr.GetStatic e -> seesNames = true;
      case CoreExpr.New e -> seesNames = true;
      case CoreExpr.Cast e -> seesNames = true;
      case CoreExpr.Local e -> {}
      case CoreExpr.Self e -> {}
      case CoreExpr.Chain e -> {}
      case CoreExpr.And e -> {}
      case CoreExpr.Or e -> {}
      case CoreExpr.Negate e -> {}
      case CoreExpr.Not e -> {}
      case CoreExpr.If e -> {}
      case CoreExpr.Let e -> {}
      case CoreExpr.MakeTuple e -> {}
      case CoreExpr.MakeSolution e -> {}
      case CoreExpr.MakeMolecule e -> {}
      case CoreExpr.Call e -> {}
      case CoreExpr.InstanceOf e -> {}
    }
  }
}
