package hocl.language.rule;

import hocl.language.core.Builtin;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CoreWalk;
import hocl.language.core.FunctionCore;
import hocl.language.core.RuleCore;
import hocl.language.core.Slot;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Unvisited;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The names in the text of a rule or function: those of rules, functions and built-ins that it may
 * mention, and those of its variables.
 */
final class FreeNames {
  private static final String PRINT = "print";

  private final Set<String> names = new HashSet<>();
  private final Set<String> variables = new HashSet<>();

  /** Constants that {@code let} defines under their own label, which is a variable then. */
  private final Set<CoreExpr> defined = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Unvisited open = new Unvisited();
  private final boolean inside;

  private FreeNames(boolean inside) {
    this.inside = inside;
  }

  /** The names in a closed rule. */
  static FreeNames of(RuleCore rule) {
    return of(rule, false);
  }

  /** The names in a closed function. */
  static FreeNames of(FunctionCore function) {
    return of(function, false);
  }

  /**
   * Any name that a rule may mention when it is closed inside another: all labels too, as long as
   * it is not known which rules will be atoms then.
   */
  static Set<String> inside(RuleCore rule) {
    return of(rule, true).names;
  }

  /** The same for a function. */
  static Set<String> inside(FunctionCore function) {
    return of(function, true).names;
  }

  private static FreeNames of(RuleCore rule, boolean inside) {
    FreeNames free = new FreeNames(inside);
    free.rule(rule);
    free.values();
    return free;
  }

  private static FreeNames of(FunctionCore function, boolean inside) {
    FreeNames free = new FreeNames(inside);
    free.function(function);
    free.values();
    return free;
  }

  /** The names of rules, functions and built-ins. */
  Set<String> names() {
    return names;
  }

  /** The names of variables, those inside atoms left out. */
  Set<String> variables() {
    return variables;
  }

  private void rule(RuleCore rule) {
    List<Slot> slots = rule.slots();
    HeadVariables.of(rule).all().forEach(slot -> variables.add(slots.get(slot).name()));
    CoreWalk.ofRule(rule, expr -> expr(expr, slots), item -> item(item, slots));
  }

  private void function(FunctionCore function) {
    List<Slot> slots = function.slots();
    for (int i = 0; i < function.arity(); i++) {
      variables.add(slots.get(function.captured() + i).name());
    }
    CoreWalk.ofExpr(function.body(), expr -> expr(expr, slots), item -> item(item, slots));
  }

  private void item(CoreItem item, List<Slot> slots) {
    switch (item) {
      case CoreItem.Let let -> defined(slots.get(let.slot()).name(), let.value());
      case CoreItem.Print print -> names.add(PRINT);
      case CoreItem.One one -> {}
      case CoreItem.Copies copies -> hiddenRule(copies.count());
      case CoreItem.If choice -> {}
    }
  }

  /** A rule without label where only a name can be written is the element of a List. */
  private void hiddenRule(CoreExpr expr) {
    if (expr instanceof CoreExpr.Constant constant
        && constant.value() instanceof Rule rule
        && rule.definition().label() == null) {
      names.add(Builtin.AT.spelling());
    }
  }

  private void defined(String name, CoreExpr value) {
    variables.add(name);
    if (!inside
        && value instanceof CoreExpr.Constant constant
        && constant.value() instanceof Rule rule
        && name.equals(rule.definition().label())) {
      defined.add(value);
      open.addAll(rule.captured());
      if (rule.definition() instanceof DefinedRule definition) {
        names.addAll(definition.mentioned());
      }
    }
  }

  private void expr(CoreExpr expr, List<Slot> slots) {
    switch (expr) {
      case CoreExpr.Let let -> defined(slots.get(let.slot()).name(), let.value());
      case CoreExpr.Call call
          when call.callee() instanceof CoreExpr.Constant constant
              && Unwritable.isCallee(constant.value(), call.arguments().size()) ->
          names.add(Builtin.AT.spelling());
      case CoreExpr.CallBuiltin call -> {
        names.add(call.builtin().spelling());
        call.arguments().forEach(this::hiddenRule);
      }
      case CoreExpr.MakeRule made -> {
        String label = made.definition().label();
        if (inside && label != null) {
          names.add(label);
        }
        rule(made.definition());
      }
      case CoreExpr.MakeFunction made -> {
        if (inside) {
          names.add(made.definition().name());
        }
        function(made.definition());
      }
      case CoreExpr.Constant constant -> {
        if (!defined.contains(expr)) {
          open.add(constant.value());
        }
      }
      default -> {}
    }
  }

  /** Looks into atoms. */
  private void values() {
    while (!open.isEmpty()) {
      Object next = open.next();
      switch (next) {
        case FunctionAtom function -> {
          names.add(function.name());
          open.addAll(function.captured());
          if (function.definition() instanceof DefinedFunction definition) {
            names.addAll(definition.mentioned());
          }
        }
        case Rule rule -> {
          String label = rule.definition().label();
          if (label != null) {
            names.add(label);
          }
          open.addAll(rule.captured());
          if (rule.definition() instanceof DefinedRule definition) {
            names.addAll(definition.mentioned());
          }
        }
        case Molecule molecule -> {
          names.add("elements");
          open.addInside(molecule);
        }
        default -> open.addInside(next);
      }
    }
  }
}
