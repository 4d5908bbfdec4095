package hocl.language.rule;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import java.util.ArrayList;
import java.util.List;

/** Writes patterns. */
final class PatternWriter {
  private final SourceWriter all;

  PatternWriter(SourceWriter all) {
    this.all = all;
  }

  /** Writes a pattern; a tuple where fields stand is in parentheses. */
  void write(CorePattern pattern, Scope scope, Level level) {
    switch (pattern) {
      case CorePattern.Bind p -> {
        all.text(scope.name(p.slot()));
        if (p.type() != CoreType.Basic.ANY) {
          all.text("::" + SourceWriter.typeName(p.type()));
        }
      }
      case CorePattern.Equal p -> all.expressions.write(p.value(), scope, level);
      case CorePattern.Any p -> all.text("_");
      case CorePattern.OfTuple p ->
          all.enclosed(
              Level.TUPLE.looserThan(level),
              () -> all.separated(p.fields(), ":", f -> write(f, scope, Level.SUM)));
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
              Level.OPEN.looserThan(level),
              () -> all.text(p.label() + " = " + scope.name(p.slot())));
      case CorePattern.Copies p -> {
        write(p.pattern(), scope, Level.POSTFIX);
        all.text("^");
        boolean word =
            p.count() instanceof CoreExpr.Constant || p.count() instanceof CoreExpr.Local;
        all.enclosed(!word, () -> all.expressions.write(p.count(), scope, Level.POSTFIX));
      }
      case CorePattern.CountedCopies p -> {
        write(p.pattern(), scope, Level.POSTFIX);
        all.text("^" + scope.name(p.slot()));
      }
    }
  }

  /** Writes patterns, then rests, with commas between. */
  void list(List<CorePattern> patterns, List<Integer> rests, Scope scope) {
    List<Runnable> parts = new ArrayList<>();
    patterns.forEach(p -> parts.add(() -> write(p, scope, Level.OPEN)));
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
      list.runs().get(run).forEach(p -> parts.add(() -> write(p, scope, Level.OPEN)));
    }
    return parts;
  }

  private void rest(int slot, Scope scope) {
    all.text("?" + scope.name(slot));
  }
}
