package hocl.language.rule;

import hocl.grammar.DeepStack;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreProgram;
import hocl.language.core.CoreType;
import hocl.language.core.Slot;
import hocl.runtime.atom.RulePrinting;
import hocl.runtime.print.AtomPrinter;

/**
 * Shows a program in Core: each definition on a line of its own in the order of evaluation, then
 * the body. Every variable is written with the slot that it has in the scope that binds it: {@code
 * x#2}.
 */
public final class CorePrinter {
  private static final Naming WITH_SLOTS =
      new Naming() {
        @Override
        public String variable(Slot slot, int index, int mentioned, int depth) {
          return slot.name() + "#" + index;
        }

        @Override
        public String self(String name, int depth) {
          return name + "#self";
        }
      };

  private CorePrinter() {}

  /** The program as text, each line with its end. */
  public static String print(CoreProgram program) {
    return DeepStack.call(() -> lines(program));
  }

  private static String lines(CoreProgram program) {
    StringBuilder text = new StringBuilder();
    SourceWriter writer = new SourceWriter(new Appending(text), Angles.FREE);
    Scope scope = Scope.outermost(program.slots(), new String[0], "", WITH_SLOTS);
    for (CoreProgram.Definition definition : program.definitions()) {
      switch (definition) {
        case CoreProgram.Param param -> param(param, scope, writer);
        case CoreProgram.Let let -> let(let, scope, writer);
      }
      text.append(";\n");
    }
    if (!program.module()) {
      text.append(program.explicitSolution() ? "<" : "");
      writer.items.solutionContent(program.body(), scope);
      text.append(program.explicitSolution() ? ">\n" : "\n");
    }
    return text.toString();
  }

  private static void param(CoreProgram.Param param, Scope scope, SourceWriter writer) {
    writer.text("param " + scope.name(param.slot()));
    if (param.type() != CoreType.Basic.ANY) {
      writer.text(" :: " + SourceWriter.typeName(param.type()));
    }
    CoreExpr initial = param.initial();
    if (initial != null) {
      writer.text(" = ");
      writer.inside(Angles.FREE, () -> writer.expressions.write(initial, scope, Tightness.OPEN));
    }
  }

  private static void let(CoreProgram.Let let, Scope scope, SourceWriter writer) {
    String name = scope.name(let.slot());
    if (let.value() instanceof CoreExpr.MakeFunction) {
      writer.rules.definition(name, let.value(), scope);
      return;
    }
    writer.text("let " + name + " = ");
    writer.inside(Angles.FREE, () -> writer.expressions.write(let.value(), scope, Tightness.OPEN));
  }

  private record Appending(StringBuilder out) implements RulePrinting {
    @Override
    public void text(String text) {
      out.append(text);
    }

    @Override
    public void item(Object value) {
      out.append(AtomPrinter.PLAIN.print(value));
    }

    @Override
    public void operand(Object value) {
      out.append('(');
      item(value);
      out.append(')');
    }
  }
}
