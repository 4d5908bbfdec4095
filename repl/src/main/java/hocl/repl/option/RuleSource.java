package hocl.repl.option;

import hocl.grammar.ParseResult;
import hocl.grammar.Parser;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.Expr;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.print.AtomPrinter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rules and functions that stand as source in JSON data. What their names denote is known when
 * the program is compiled, so data that holds some is given to it as text.
 */
final class RuleSource {
  /** A label before a rule, which an expression has in parentheses only. */
  private static final Pattern LABEL = Pattern.compile("^\\s*[\\p{L}_][\\w$]*\\s*=(?!=)");

  private boolean used;

  /**
   * A place in the data that is filled by source text, in a line of its own, so that a message
   * about the text shows it and nothing else.
   */
  private record Place(String text) {
    @Override
    public String toString() {
      return "\n" + text + "\n";
    }
  }

  /**
   * The placeholder for a source text until the program is compiled.
   *
   * @throws IllegalArgumentException if the text is not the source of one atom
   */
  Object read(String text) {
    String enclosed = "(" + text + ")";
    ParseResult<Expr> parsed = Parser.parseExpression(new SourceText("rule", enclosed));
    if (parsed.tree().isEmpty() || !parsed.diagnostics().isEmpty()) {
      throw new IllegalArgumentException(mistake(text, parsed));
    }
    used = true;
    return JavaObject.of(new Place(enclosed));
  }

  /** Says the mistake in a text, if possible without the parentheses that were put around it. */
  private static String mistake(String text, ParseResult<Expr> enclosed) {
    String plain = LABEL.matcher(text).replaceFirst("");
    List<Diagnostic> alone = Parser.parseExpression(new SourceText("rule", plain)).diagnostics();
    String message = (alone.isEmpty() ? enclosed.diagnostics() : alone).getFirst().message();
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  /** Whether the data holds a source text. */
  boolean isUsed() {
    return used;
  }

  /** The expression that gives the atoms of the data when it is read in the program's scope. */
  static String expression(Molecule data) {
    return "elements(" + AtomPrinter.PLAIN.print(ListAtom.of(data.atoms())) + ")";
  }
}
