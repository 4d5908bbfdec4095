package hocl.language.rule;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.RuleCore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes patterns. */
final class PatternWriter {
  private final SourceWriter all;

  /** The variables that may need a type, or another name, where they are next written. */
  private HeadVariables unwritten = HeadVariables.none();

  /** The values that are written by a name. */
  private Map<Object, String> named = Map.of();

  PatternWriter(SourceWriter all) {
    this.all = all;
  }

  /** Writes a rule in whose patterns some values are written by a name. */
  void naming(Map<Object, String> names, Runnable writing) {
    Map<Object, String> before = named;
    named = names;
    writing.run();
    named = before;
  }

  /**
   * Writes the patterns of a rule. A variable that would be read as something bound outside gets
   * the type {@code Any}, a counter another name.
   */
  void heads(RuleCore rule, Scope scope) {
    HeadVariables before = unwritten;
    unwritten = HeadVariables.of(rule);
    list(rule.heads(), rule.emptyRests(), scope);
    unwritten = before;
  }

  /** Writes a pattern; a tuple where fields stand is in parentheses. */
  private void write(CorePattern pattern, Scope scope, Tightness level) {
    switch (pattern) {
      case CorePattern.Bind p -> {
        String name = scope.name(p.slot());
        all.text(name);
        boolean hidden = unwritten.plain().remove(p.slot()) && all.isTaken(name);
        if (p.type() != CoreType.Basic.ANY || hidden) {
          all.text("::" + SourceWriter.typeName(p.type()));
        }
      }
      case CorePattern.Equal p -> {
        if (p.value() instanceof CoreExpr.Constant constant) {
          Object value = constant.value();
          String name = named.get(value);
          if (name != null) {
            all.text(name);
          } else {
            all.out.pattern(value, SourceWriter.level(value).looserThan(level));
          }
        } else {
          all.expressions.write(p.value(), scope, level);
        }
      }
      case CorePattern.Any p -> all.text("_");
      case CorePattern.OfTuple p ->
          all.enclosed(
              Tightness.TUPLE.looserThan(level),
              () -> all.separated(p.fields(), ":", f -> write(f, scope, Tightness.SUM)));
      case CorePattern.OfSolution p -> {
        all.text("<");
        list(p.elements(), p.rests(), scope);
        all.text(">");
      }
      case CorePattern.OfList p -> {
        all.text("[");
        all.separated(listParts(p, scope), ", ", Runnable::run);
        all.text("]");
      }
      case CorePattern.Labelled p ->
          all.enclosed(
              Tightness.OPEN.looserThan(level),
              () -> all.text(p.label() + " = " + scope.name(p.slot())));
      case CorePattern.Copies p -> {
        write(p.pattern(), scope, Tightness.POSTFIX);
        all.text("^");
        String name =
            p.count() instanceof CoreExpr.Constant count ? named.get(count.value()) : null;
        boolean word =
            p.count() instanceof CoreExpr.Constant || p.count() instanceof CoreExpr.Local;
        if (name != null) {
          all.text(name);
        } else {
          all.enclosed(!word, () -> all.expressions.write(p.count(), scope, Tightness.POSTFIX));
        }
      }
      case CorePattern.CountedCopies p -> {
        write(p.pattern(), scope, Tightness.POSTFIX);
        if (unwritten.counters().remove(p.slot())) {
          scope.rename(p.slot(), all::isTaken);
        }
        all.text("^" + scope.name(p.slot()));
      }
    }
  }

  /** Writes patterns, then rests, with commas between. */
  private void list(List<CorePattern> patterns, List<Integer> rests, Scope scope) {
    List<Runnable> parts = new ArrayList<>();
    patterns.forEach(p -> parts.add(() -> write(p, scope, Tightness.OPEN)));
    rests.forEach(slot -> parts.add(() -> rest(slot, scope)));
    all.separated(parts, ", ", Runnable::run);
  }

  private List<Runnable> listParts(CorePattern.OfList list, Scope scope) {
    List<Runnable> parts = new ArrayList<>();
    for (int run = 0; run < list.runs().size(); run++) {
      if (run > 0) {
        int slot = list.rests().get(run - 1);
        parts.add(() -> rest(slot, scope));
      }
      list.runs().get(run).forEach(p -> parts.add(() -> write(p, scope, Tightness.OPEN)));
    }
    return parts;
  }

  private void rest(int slot, Scope scope) {
    all.text("?" + scope.name(slot));
  }
}
