package hocl.language.rule;

import hocl.language.core.FunctionCore;
import hocl.language.core.RuleCore;
import hocl.language.core.Slot;
import hocl.runtime.atom.ClosedForm;
import hocl.runtime.atom.RulePrinting;
import hocl.runtime.print.AtomPrinter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The closed form of a rule or function: texts and atoms in turn. */
final class ClosedSource implements ClosedForm {
  /** A variable is called after the scope that binds it and the order in which these come. */
  private static final Naming BY_PLACE =
      new Naming() {
        @Override
        public String variable(Slot slot, int index, int mentioned, int depth) {
          return "$" + depth + "." + mentioned;
        }

        @Override
        public String self(String name, int depth) {
          return "$" + depth;
        }

        @Override
        public String fresh(String taken) {
          return "$";
        }
      };

  private final Object[] parts;

  private ClosedSource(Object[] parts) {
    this.parts = parts;
  }

  /** The form of a rule with captured values put in, without its label. */
  static ClosedSource of(RuleCore closed) {
    Collector out = new Collector();
    Scope scope = Scope.outermost(closed.slots(), new String[0], "", BY_PLACE);
    new SourceWriter(out, Angles.FREE).rules.source(closed, scope);
    return out.finish();
  }

  /** The form of a function with captured values put in, without its name. */
  static ClosedSource of(FunctionCore closed) {
    Collector out = new Collector();
    Scope scope = Scope.outermost(closed.slots(), new String[0], "", BY_PLACE);
    new SourceWriter(out, Angles.FREE).rules.function("", closed, scope);
    return out.finish();
  }

  /**
   * Keeps the texts of another form of the same definition where they are equal, so that many rules
   * of one definition hold them once.
   */
  void share(@Nullable String[] texts) {
    for (int i = 0; i < parts.length && i < texts.length; i += 2) {
      if (parts[i].equals(texts[i])) {
        parts[i] = texts[i];
      }
    }
  }

  /** The texts, each with its index; null in between. */
  @Nullable String[] texts() {
    @Nullable String[] texts = new String[parts.length];
    for (int i = 0; i < parts.length; i += 2) {
      texts[i] = (String) parts[i];
    }
    return texts;
  }

  @Override
  public Object[] parts() {
    return parts;
  }

  @Override
  public String textFrom(int part, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = part; i < parts.length && text.length() <= most; i++) {
      text.append(
          i % 2 == 0
              ? (String) parts[i]
              : AtomPrinter.CLOSED.beginning(parts[i], most - text.length()));
    }
    if (text.length() > most) {
      boolean pair = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
      text.setLength(pair ? most + 1 : most);
    }
    return text.toString();
  }

  /** Collects the pieces; the parentheses around an atom belong to the texts. */
  private static final class Collector implements RulePrinting {
    private final List<Object> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    ClosedSource finish() {
      parts.add(text.toString());
      return new ClosedSource(parts.toArray());
    }

    private void atom(Object atom) {
      parts.add(text.toString());
      text.setLength(0);
      parts.add(atom);
    }

    @Override
    public void text(String piece) {
      text.append(piece);
    }

    @Override
    public void item(Object atom) {
      boolean enclosed = atom instanceof hocl.runtime.atom.Rule;
      text.append(enclosed ? "(" : "");
      atom(atom);
      text.append(enclosed ? ")" : "");
    }

    @Override
    public void last(Object atom) {
      atom(atom);
    }

    @Override
    public void operand(Object atom) {
      text.append('(');
      atom(atom);
      text.append(')');
    }

    @Override
    public void definition(Object atom) {
      text.append("let ");
      atom(atom);
    }
  }
}
