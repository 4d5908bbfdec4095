package hocl.language.confluence;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CoreProgram;
import hocl.language.core.CoreWalk;
import hocl.language.core.RuleCore;
import hocl.language.core.RuleLiterals;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Unvisited;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether expressions at the top of a program may give what holds rules. */
final class RulesInside {

  private final Map<Integer, CoreExpr> values;
  private final Map<Integer, Boolean> known = new HashMap<>();

  /**
   * A search.
   *
   * @param values the values of the slots that are known; may grow
   */
  RulesInside(Map<Integer, CoreExpr> values) {
    this.values = values;
  }

  /** Whether an expression may. */
  boolean mayHoldRules(CoreExpr expr) {
    boolean[] found = {false};
    CoreWalk.ofExpr(expr, part -> found[0] |= holdsRules(part));
    return found[0];
  }

  /** Whether items may. */
  boolean mayHoldRules(List<CoreItem> items) {
    boolean[] found = {false};
    CoreWalk.ofItems(items, part -> found[0] |= holdsRules(part));
    return found[0];
  }

  private boolean holdsRules(CoreExpr part) {
    return switch (part) {
      case CoreExpr.MakeRule rule -> true;
      case CoreExpr.Self self -> true;
      case CoreExpr.MakeFunction function -> givesRules(function);
      case CoreExpr.Constant constant -> holdsRules(constant.value());
      case CoreExpr.Local local -> holdsRules(local.slot());
      default -> false;
    };
  }

  private boolean holdsRules(int slot) {
    CoreExpr value = values.get(slot);
    if (value == null) {
      return false;
    }
    Boolean before = known.get(slot);
    if (before == null) {
      before = mayHoldRules(value);
      known.put(slot, before);
    }
    return before;
  }

  private static boolean givesRules(CoreExpr.MakeFunction function) {
    boolean[] found = {false};
    CoreWalk.ofExpr(
        function.definition().body(),
        part ->
            found[0] |=
                part instanceof CoreExpr.MakeRule
                    || (part instanceof CoreExpr.MakeFunction inner && givesRules(inner)));
    return found[0];
  }

  /** Whether the program defines a function that may give what holds rules. */
  boolean anyFunctionGivesRules(CoreProgram program) {
    boolean[] found = {false};
    values.values().forEach(value -> CoreWalk.ofExpr(value, part -> found[0] |= isSuch(part)));
    CoreWalk.ofItems(program.body(), part -> found[0] |= isSuch(part));
    for (RuleCore rule : RuleLiterals.of(program)) {
      CoreWalk.ofRule(rule, part -> found[0] |= isSuch(part));
    }
    return found[0];
  }

  private boolean isSuch(CoreExpr part) {
    return part instanceof CoreExpr.MakeFunction function
        && (givesRules(function) || function.captures().stream().anyMatch(this::mayHoldRules));
  }

  /** Whether a rule calls functions. */
  static boolean calls(RuleCore rule) {
    boolean[] found = {false};
    CoreWalk.ofRule(rule, part -> found[0] |= part instanceof CoreExpr.Call);
    return found[0];
  }

  /** Whether an expression calls functions. */
  static boolean calls(CoreExpr expr) {
    boolean[] found = {false};
    CoreWalk.ofExpr(expr, part -> found[0] |= part instanceof CoreExpr.Call);
    return found[0];
  }

  private static boolean holdsRules(Object value) {
    Unvisited open = new Unvisited(value);
    while (!open.isEmpty()) {
      Object next = open.next();
      if (next instanceof Rule || next instanceof FunctionAtom || next instanceof JavaObject) {
        return true;
      }
      open.addInside(next);
    }
    return false;
  }
}
