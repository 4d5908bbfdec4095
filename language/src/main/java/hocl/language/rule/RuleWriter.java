package hocl.language.rule;

import hocl.language.core.CoreExpr;
import hocl.language.core.FunctionCore;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes rules, functions and definitions. */
final class RuleWriter {
  private final SourceWriter all;

  RuleWriter(SourceWriter all) {
    this.all = all;
  }

  /** A rule with its label, if it has one. */
  void labelled(CoreExpr.MakeRule rule, Scope outer) {
    RuleCore core = rule.definition();
    Scope scope = inner(rule, outer);
    naming(names(core, scope), () -> titled(core, scope));
  }

  /** A rule that is an atom, whose label is written elsewhere. */
  void atom(RuleCore rule, Scope scope) {
    Map<Object, String> names = names(rule, scope);
    naming(
        names,
        () -> {
          if (!names.isEmpty()) {
            all.out.beginRule();
          }
          source(rule, scope);
        });
  }

  /** The values in patterns that have to be written by a name. */
  private Map<Object, String> names(RuleCore rule, Scope scope) {
    return all.out.isSource() ? Unwritable.named(rule, all::isDenoted, scope::fresh) : Map.of();
  }

  /** Writes a rule after its values have got names. */
  private void naming(Map<Object, String> names, Runnable writing) {
    names.forEach((value, name) -> {
      named(name, value);
      all.text(" in ");
    });
    all.binding(names.values(), () -> all.patterns.naming(names, writing));
  }

  /** {@code let name = value}, so that the value itself gets no label. */
  void named(String name, Object value) {
    boolean unlabelled = value instanceof Rule rule && rule.definition().label() == null;
    hidden(name, value, unlabelled);
  }

  /**
   * {@code let name = value}.
   *
   * @param asElement whether it is written as the only element of a List, so that nothing is known
   *     of it
   */
  void hidden(String name, Object value, boolean asElement) {
    all.text("let " + name + " = ");
    all.inside(
        asElement ? Angles.FREE : all.angles().letValue(),
        () -> {
          all.text(asElement ? "at([" : "");
          all.value(value, Tightness.OPEN);
          all.text(asElement ? "], 0)" : "");
        });
  }

  private void titled(RuleCore rule, Scope scope) {
    String label = rule.label();
    boolean recursive = label != null && SelfMentions.in(rule);
    if (label != null) {
      all.text((recursive ? "let rec " : "") + label + " = ");
    }
    source(rule, scope);
    if (recursive) {
      all.text(" in " + label);
    }
  }

  private static Scope inner(CoreExpr.MakeRule rule, Scope outer) {
    String label = rule.definition().label();
    return outer.inner(rule.definition().slots(), rule.captures(), label == null ? "" : label);
  }

  /** {@code let name = value}, without {@code in}. */
  void definition(String name, CoreExpr value, Scope scope) {
    switch (value) {
      case CoreExpr.MakeRule rule when name.equals(rule.definition().label()) -> {
        Scope inner = inner(rule, scope);
        RuleCore core = rule.definition();
        Map<Object, String> names = names(core, inner);
        if (names.isEmpty()) {
          all.text(SelfMentions.in(core) ? "let rec " : "let ");
          all.text(name + " = ");
          all.patterns.naming(names, () -> source(core, inner));
        } else {
          all.text("let " + name + " = ");
          naming(names, () -> titled(core, inner));
        }
      }
      case CoreExpr.MakeFunction function -> {
        FunctionCore core = function.definition();
        function(name, core, scope.inner(core.slots(), function.captures(), core.name()));
      }
      case CoreExpr.Constant constant
          when constant.value() instanceof Rule rule && name.equals(rule.definition().label()) ->
          all.out.definition(rule);
      default -> {
        all.text("let " + name + " = ");
        all.inside(
            all.angles().letValue(), () -> all.expressions.write(value, scope, Tightness.OPEN));
      }
    }
  }

  /** {@code let name(..) = body}, without {@code in}. */
  void function(String name, FunctionCore core, Scope scope) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < core.arity(); i++) {
      names.add(scope.name(core.captured() + i));
    }
    all.text("let " + name + "(" + String.join(", ", names) + ") = ");
    names.add(name);
    all.binding(
        names,
        () ->
            all.inside(
                all.angles().letValue(),
                () -> all.expressions.write(core.body(), scope, Tightness.OPEN)));
  }

  /** The rule without its label. */
  void source(RuleCore rule, Scope scope) {
    boolean recursive = rule.label() != null && SelfMentions.in(rule);
    all.binding(recursive ? List.of(scope.self()) : List.of(), () -> reaction(rule, scope));
  }

  private void reaction(RuleCore rule, Scope scope) {
    all.text(
        switch (rule.kind()) {
          case REPLACE -> "replace ";
          case REPLACE_ONE -> "replace-one ";
          case INJECT -> "with ";
        });
    all.patterns.heads(rule, scope);
    all.text(
        switch (rule.kind()) {
          case REPLACE, REPLACE_ONE -> " by ";
          case INJECT -> " inject ";
        });
    List<String> variables = HeadVariables.of(rule).all().stream().map(scope::name).toList();
    all.binding(variables, () -> effect(rule, scope));
  }

  private void effect(RuleCore rule, Scope scope) {
    all.items.products(rule.products(), scope, !rule.guard().isEmpty());
    if (!rule.guard().isEmpty()) {
      all.text(" if ");
      Tightness level = rule.guard().size() == 1 ? Tightness.OPEN : Tightness.AND.tighter();
      all.inside(
          all.angles().guard(),
          () -> all.separated(rule.guard(), " && ", e -> all.expressions.write(e, scope, level)));
    }
  }
}
