package hocl.language.explore;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Carries out reactions that are known to have happened, of a rule whose atoms tell in which way it
 * matches: without search and without tests.
 */
final class PlainReaction {

  private final RuleCore core;
  private final BoundPart[][] heads;
  private final OracleEvaluator evaluator;

  /** Whether all products are {@link CoreItem.One}, which need no list of items. */
  private final boolean single;

  PlainReaction(RuleCore core, OracleEvaluator evaluator) {
    this.core = core;
    this.evaluator = evaluator;
    this.heads = new BoundPart[core.heads().size()][];
    for (int head = 0; head < heads.length; head++) {
      heads[head] = Objects.requireNonNull(BoundPart.of(core.heads().get(head)), "not plain");
    }
    this.single = core.products().stream().allMatch(CoreItem.One.class::isInstance);
  }

  /** The atoms that the rule makes of others, one for each head. */
  List<Object> of(Rule rule, Object[] atoms) {
    SlotValues scope = SlotValues.of(core.slots(), rule.captured(), rule);
    for (int slot : core.emptyRests()) {
      scope.set(slot, Molecule.EMPTY);
    }
    for (int head = 0; head < heads.length; head++) {
      for (BoundPart binding : heads[head]) {
        scope.set(binding.slot(), binding.in(atoms[head]));
      }
    }
    if (!single) {
      return evaluator.items(core.products(), scope, false);
    }
    List<Object> made = new ArrayList<>(core.products().size());
    for (CoreItem product : core.products()) {
      Object value = value(((CoreItem.One) product).expr(), scope);
      if (value instanceof Molecule molecule) {
        made.addAll(molecule.atoms());
      } else {
        made.add(value);
      }
    }
    return made;
  }

  /** The value of an expression; those that most products are made of are evaluated here. */
  private Object value(CoreExpr expr, SlotValues scope) {
    if (expr instanceof CoreExpr.Constant constant) {
      return constant.value();
    }
    if (expr instanceof CoreExpr.Local local) {
      Object value = scope.get(local.slot());
      return value == null ? evaluator.value(expr, scope) : value;
    }
    if (expr instanceof CoreExpr.MakeTuple tuple) {
      Object[] fields = new Object[tuple.fields().size()];
      for (int field = 0; field < fields.length; field++) {
        fields[field] = value(tuple.fields().get(field), scope);
        if (fields[field] instanceof Molecule) {
          return evaluator.value(expr, scope);
        }
      }
      return Tuple.of(fields);
    }
    return evaluator.value(expr, scope);
  }
}
