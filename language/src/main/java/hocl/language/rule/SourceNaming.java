package hocl.language.rule;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreWalk;
import hocl.language.core.RuleCore;
import hocl.language.core.Slot;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Tuple;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names that the program wrote, but other ones for variables that would hide a rule or function
 * which is written by its name because a captured value holds it.
 */
final class SourceNaming implements Naming {
  private final Map<String, String> renamed;

  private SourceNaming(Map<String, String> renamed) {
    this.renamed = renamed;
  }

  static Naming avoiding(RuleCore rule, Object[] captured) {
    Set<String> reserved = namesIn(captured);
    if (reserved.isEmpty()) {
      return new SourceNaming(Map.of());
    }
    Set<String> used = new HashSet<>(reserved);
    collect(rule, used);
    Map<String, String> renamed = new HashMap<>();
    for (String name : reserved) {
      int number = 1;
      while (!used.add(name + "_" + number)) {
        number++;
      }
      renamed.put(name, name + "_" + number);
    }
    return new SourceNaming(renamed);
  }

  private static void collect(RuleCore rule, Set<String> used) {
    rule.slots().forEach(slot -> used.add(slot.name()));
    CoreWalk.ofRule(
        rule,
        expr -> {
          if (expr instanceof CoreExpr.MakeRule inner) {
            collect(inner.definition(), used);
          }
        });
  }

  private static Set<String> namesIn(Object[] captured) {
    Set<String> names = new HashSet<>();
    ArrayDeque<Object> open = new ArrayDeque<>(Arrays.asList(captured));
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case FunctionAtom function -> names.add(function.name());
        case Rule rule -> {
          String label = rule.definition().label();
          if (label != null) {
            names.add(label);
          }
          open.addAll(rule.captured());
        }
        case Tuple tuple -> {
          for (int i = 0; i < tuple.arity(); i++) {
            open.push(tuple.get(i));
          }
        }
        case ListAtom list -> list.forEach(open::push);
        case Molecule molecule -> molecule.forEach(open::push);
        case SolutionView solution -> solution.forEach(open::push);
        default -> {}
      }
    }
    return names;
  }

  @Override
  public String variable(Slot slot, int index, int depth) {
    return renamed.getOrDefault(slot.name(), slot.name());
  }

  @Override
  public String self(String name, int depth) {
    return name;
  }
}
