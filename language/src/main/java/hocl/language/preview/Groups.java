package hocl.language.preview;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CoreProgram;
import hocl.language.core.CoreWalk;
import hocl.language.core.RuleCore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Which rules a program's text puts into one solution. */
final class Groups {

  private final Map<Integer, RuleCore> named = new HashMap<>();

  /** By identity, since rules compare by content, which is slow. */
  private final IdentityHashMap<RuleCore, List<RuleCore>> groups = new IdentityHashMap<>();

  Groups(CoreProgram program) {
    for (CoreProgram.Definition definition : program.definitions()) {
      if (definition instanceof CoreProgram.Let let) {
        if (let.value() instanceof CoreExpr.MakeRule rule) {
          named.put(let.slot(), rule.definition());
        }
        CoreWalk.ofExpr(let.value(), this::visit);
      }
    }
    group(program.body());
    CoreWalk.ofItems(program.body(), this::visit);
  }

  private void visit(CoreExpr expr) {
    if (expr instanceof CoreExpr.MakeSolution solution) {
      group(solution.items());
    }
  }

  private void group(List<CoreItem> items) {
    List<RuleCore> rules = new ArrayList<>();
    for (CoreItem item : items) {
      if (item instanceof CoreItem.One one) {
        if (one.expr() instanceof CoreExpr.MakeRule rule) {
          rules.add(rule.definition());
        } else if (one.expr() instanceof CoreExpr.Local local && named.get(local.slot()) != null) {
          rules.add(named.get(local.slot()));
        }
      }
    }
    rules.forEach(rule -> groups.putIfAbsent(rule, rules));
  }

  /** The rules beside which a rule stands first, itself among them. */
  List<RuleCore> of(RuleCore rule) {
    return groups.getOrDefault(rule, List.of(rule));
  }
}
