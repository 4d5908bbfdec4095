package hocl.grammar.format;

import hocl.grammar.DeepStack;
import hocl.grammar.ParseResult;
import hocl.grammar.Parser;
import hocl.grammar.diagnostic.DiagnosticCollector;
import hocl.grammar.lex.TokenReader;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.MoleculeTree;
import hocl.grammar.tree.Pattern;
import hocl.grammar.tree.ProgramTree;
import hocl.grammar.tree.TreeDump;
import java.util.List;

/**
 * Writes trees as text: the formatter of programs, and the one-line layout in which rules are
 * printed. Safe to call from any thread.
 *
 * <p>The text parses back to the same tree. Parentheses stand only where they are needed, and of
 * synonyms the first is written.
 */
public final class Formatter {
  /** Lines are no longer where they can be broken. */
  public static final int WIDTH = 100;

  private static final int MAXIMUM_ROUNDS = 8;

  private Formatter() {}

  /**
   * Formats a program with its comments. Formatting the result again changes nothing: comments that
   * move to another line are followed until all stand still.
   *
   * @param source the text that the tree was read from
   * @param tree the tree
   * @throws IllegalStateException if the result would mean something else, which would be a fault
   *     of the formatter
   */
  public static String format(SourceText source, ProgramTree tree) {
    return DeepStack.call(() -> {
      String meaning = TreeDump.dump(tree);
      SourceText current = source;
      ProgramTree program = tree;
      for (int round = 0; round < MAXIMUM_ROUNDS; round++) {
        String text = layOut(current, program);
        if (text.equals(current.text())) {
          return text;
        }
        current = new SourceText(source.name(), text);
        program = readBack(current, meaning);
      }
      return current.text();
    });
  }

  /** Formats a program that was not read from a text, or without its comments. */
  public static String format(ProgramTree tree) {
    return DeepStack.call(
        () -> LineBreaks.lines(new ProgramDocs(Comments.none(), null).program(tree), WIDTH));
  }

  /** An expression on one line, as it stands alone: a rule is bare. */
  public static String oneLine(Expr expr) {
    return DeepStack.call(() ->
        LineBreaks.oneLine(new Docs(Comments.none()).molecules().value(expr, AngleSigns.FREE)));
  }

  /** A pattern on one line. */
  public static String oneLine(Pattern pattern) {
    return DeepStack.call(
        () -> LineBreaks.oneLine(new Docs(Comments.none()).patterns().pattern(pattern)));
  }

  /** A molecule on one line, without brackets. */
  public static String oneLine(MoleculeTree molecule) {
    return DeepStack.call(() ->
        LineBreaks.oneLine(
            new Docs(Comments.none()).molecules().molecule(molecule, AngleSigns.FREE, false)));
  }

  private static String layOut(SourceText source, ProgramTree tree) {
    List<Comments.Comment> comments =
        TokenReader.read(source, TokenReader.Ending.PLAIN, new DiagnosticCollector())
            .comments()
            .stream()
            .map(token ->
                new Comments.Comment(
                    token.getStartIndex(),
                    token.getStopIndex() + 1,
                    token.getText().stripTrailing()))
            .toList();
    Comments attached = Comments.of(source, tree, comments);
    return LineBreaks.lines(new ProgramDocs(attached, source).program(tree), WIDTH);
  }

  private static ProgramTree readBack(SourceText text, String meaning) {
    ParseResult<ProgramTree> result = Parser.parseProgram(text);
    return result
        .tree()
        .filter(program -> TreeDump.dump(program).equals(meaning))
        .orElseThrow(() ->
            new IllegalStateException("formatting " + text.name() + " would change its meaning"));
  }
}
