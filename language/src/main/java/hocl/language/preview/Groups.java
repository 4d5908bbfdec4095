package hocl.language.preview;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CoreProgram;
import hocl.language.core.CoreWalk;
import hocl.language.core.RuleCore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which rules a program's text puts into one solution. */
final class Groups {

  private final Map<Integer, RuleCore> named = new HashMap<>();
  private final List<List<RuleCore>> groups = new ArrayList<>();

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
    groups.add(rules);
  }

  /** The rules beside which a rule stands first, itself among them. */
  @SuppressWarnings("ReferenceEquality") // rules compare by content, which is slow
  List<RuleCore> of(RuleCore rule) {
    for (List<RuleCore> group : groups) {
      if (group.stream().anyMatch(other -> other == rule)) {
        return group;
      }
    }
    return List.of(rule);
  }
}
