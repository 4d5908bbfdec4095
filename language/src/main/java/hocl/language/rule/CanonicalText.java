package hocl.language.rule;

import hocl.language.core.FunctionCore;
import hocl.language.core.RuleCore;
import hocl.language.core.Slot;
import hocl.runtime.atom.RulePrinting;
import hocl.runtime.print.AtomPrinter;
import java.util.List;

/** The source of rules and functions with variables named by their slots, captured ones too. */
final class CanonicalText {
  private static final Naming BY_SLOT =
      new Naming() {
        @Override
        public String variable(Slot slot, int index, int mentioned, int depth) {
          return "$" + depth + "." + index;
        }

        @Override
        public String self(String name, int depth) {
          return "$" + depth;
        }
      };

  private CanonicalText() {}

  static String of(RuleCore rule) {
    Collector out = new Collector();
    Scope scope = Scope.outermost(rule.slots(), captured(rule.captured()), "", BY_SLOT);
    new SourceWriter(out, Angles.FREE).rules.source(rule, scope);
    return out.text.toString();
  }

  static String of(FunctionCore function) {
    Collector out = new Collector();
    Scope scope = Scope.outermost(function.slots(), captured(function.captured()), "", BY_SLOT);
    out.text("(" + function.arity() + ") = ");
    SourceWriter writer = new SourceWriter(out, Angles.FREE);
    writer.inside(
        Angles.FREE, () -> writer.expressions.write(function.body(), scope, Tightness.OPEN));
    return out.text.toString();
  }

  /**
   * Captured values are not variables: {@code replace x by A} and {@code replace k by A} differ.
   */
  private static String[] captured(int count) {
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      texts[i] = "#" + i;
    }
    return texts;
  }

  /** Collects text; values are constants of the source. */
  private static final class Collector implements RulePrinting {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void text(String piece) {
      text.append(piece);
    }

    @Override
    public void item(Object value) {
      text.append(AtomPrinter.PLAIN.print(value));
    }

    @Override
    public void operand(Object value) {
      List<String> brackets = List.of("(", ")");
      text.append(brackets.getFirst());
      item(value);
      text.append(brackets.getLast());
    }
  }
}
