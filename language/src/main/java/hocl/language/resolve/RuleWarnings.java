package hocl.language.resolve;

import hocl.grammar.source.Span;
import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.language.java.Types;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what is allowed in a rule but probably not meant. */
final class RuleWarnings {
  private final RuleCore rule;
  private final Problems problems;

  /** The known types of head variables, by slot. */
  private final Map<Integer, CoreType> types = new HashMap<>();

  private RuleWarnings(RuleCore rule, Problems problems) {
    this.rule = rule;
    this.problems = problems;
  }

  /** Reports the warnings of a rule with the variables that its patterns introduce. */
  static void check(RuleCore rule, List<Variable> variables, Problems problems) {
    for (Variable variable : variables) {
      if (variable.mentions() == 0 && !variable.name.startsWith("_")) {
        problems.report("W0504", variable.span, variable.name);
      }
    }
    RuleWarnings warnings = new RuleWarnings(rule, problems);
    rule.heads().forEach(warnings::collectTypes);
    rule.guard().forEach(warnings::conjunct);
    if (rule.kind() == ReactionKind.REPLACE
        && rule.guard().isEmpty()
        && Mirror.givesBackHeads(rule)) {
      problems.report("W0507", rule.span());
    }
  }

  private void collectTypes(CorePattern pattern) {
    switch (pattern) {
      case CorePattern.Bind p -> {
        CoreType known = types.get(p.slot());
        if (known == null || known == CoreType.Basic.ANY) {
          types.put(p.slot(), p.type());
        } else if (!overlap(known, p.type())) {
          String name = rule.slots().get(p.slot()).name();
          String reason =
              "`" + name + "` is of type " + Types.name(known) + " and " + Types.name(p.type());
          problems.report("W0506", p.span(), reason);
        }
      }
      case CorePattern.OfTuple p -> p.fields().forEach(this::collectTypes);
      case CorePattern.OfSolution p -> p.elements().forEach(this::collectTypes);
      case CorePattern.OfList p -> p.items().forEach(this::collectTypes);
      case CorePattern.Copies p -> collectTypes(p.pattern());
      case CorePattern.CountedCopies p -> collectTypes(p.pattern());
      case CorePattern.Labelled p -> types.put(p.slot(), CoreType.Basic.RULE);
      case CorePattern.Equal p -> {}
      case CorePattern.Any p -> {}
    }
  }

  private static boolean overlap(CoreType one, CoreType two) {
    if (!(one instanceof CoreType.Basic a) || !(two instanceof CoreType.Basic b)) {
      return true;
    }
    for (Kind kind : Kind.values()) {
      if (Types.matches(kind, a) && Types.matches(kind, b)) {
        return true;
      }
    }
    return false;
  }

  private void conjunct(CoreExpr expr) {
    if (expr instanceof CoreExpr.Constant constant) {
      if (Boolean.TRUE.equals(constant.value())) {
        problems.report("W0508", expr.span(), true);
      } else {
        problems.report("W0506", rule.span(), "its guard never holds");
      }
    } else if (expr instanceof CoreExpr.Chain chain && chain.links().size() == 1) {
      comparison(chain.first(), chain.links().getFirst(), chain.span());
    }
  }

  /** Reports {@code ==} and {@code !=} between things that are never equal. */
  private void comparison(CoreExpr left, CoreExpr.Link link, Span span) {
    boolean equal = link.operator() == BinaryOperator.EQUAL;
    if (!equal && link.operator() != BinaryOperator.NOT_EQUAL) {
      return;
    }
    CoreExpr right = link.operand();
    if (left instanceof CoreExpr.Constant a && right instanceof CoreExpr.Constant b) {
      boolean same = Atoms.valueEquals(a.value(), b.value());
      problems.report("W0509", span, same == equal, "both sides are known");
    } else if (left instanceof CoreExpr.Local local && right instanceof CoreExpr.Constant b) {
      typed(local, b.value(), equal, span);
    } else if (right instanceof CoreExpr.Local local && left instanceof CoreExpr.Constant a) {
      typed(local, a.value(), equal, span);
    }
  }

  private void typed(CoreExpr.Local local, Object value, boolean equal, Span span) {
    if (!(types.get(local.slot()) instanceof CoreType.Basic type) || !Kind.isAtom(value)) {
      return;
    }
    CoreType.Basic asked =
        type == CoreType.Basic.INT || type == CoreType.Basic.FLOAT ? CoreType.Basic.NUM : type;
    if (!Types.matches(Kind.of(value), asked)) {
      String name = rule.slots().get(local.slot()).name();
      String reason = "`" + name + "` is of type " + Types.name(type);
      problems.report("W0509", span, !equal, reason);
    }
  }
}
