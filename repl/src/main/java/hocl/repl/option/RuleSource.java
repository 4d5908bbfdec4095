package hocl.repl.option;

import hocl.grammar.ParseResult;
import hocl.grammar.Parser;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.Expr;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.print.AtomPrinter;

/**
 * The rules and functions that stand as source in JSON data. What their names denote is known when
 * the program is compiled, so data that holds some is given to it as text.
 */
final class RuleSource {
  private boolean used;

  /** A place in the data that is filled by source text. */
  private record Place(String text) {
    @Override
    public String toString() {
      return text;
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
      throw new IllegalArgumentException(parsed.diagnostics().getFirst().message());
    }
    used = true;
    return JavaObject.of(new Place(enclosed));
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
