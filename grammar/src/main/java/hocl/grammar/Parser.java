package hocl.grammar;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.parse.TreeReader;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.MoleculeTree;
import hocl.grammar.tree.ProgramTree;
import hocl.grammar.tree.ReplInput;
import hocl.grammar.tree.SyntaxTree;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads text into syntax trees. Every method is safe to call from any thread, never throws for what
 * the text says, and returns the same for the same text.
 */
public final class Parser {
  private Parser() {}

  /** Reads a program file: definitions, then a molecule. */
  public static ParseResult<ProgramTree> parseProgram(SourceText source) {
    return read(source, TreeReader::program);
  }

  /**
   * Reads a program of which some stretches were replaced.
   *
   * @param source what places in the tree and messages refer to
   * @param text what is read: as long as the source, with everything that was not replaced at its
   *     place
   */
  public static ParseResult<ProgramTree> parseMasked(SourceText source, String text) {
    return read(source, text, TreeReader::program);
  }

  /**
   * Reads one input of a session. The last definition may lack its semicolon. {@link
   * ParseResult#incomplete} tells whether to ask for another line.
   */
  public static ParseResult<ReplInput> parseReplInput(SourceText source) {
    return read(source, TreeReader::replInput);
  }

  /** Reads one expression, such as the value of a param. */
  public static ParseResult<Expr> parseExpression(SourceText source) {
    return read(source, TreeReader::expression);
  }

  /**
   * Reads a data file: atoms with commas between, possibly one behind the last, possibly no atom.
   */
  public static ParseResult<MoleculeTree> parseData(SourceText source) {
    return read(source, TreeReader::data);
  }

  private static <T extends SyntaxTree> ParseResult<T> read(
      SourceText source, Function<TreeReader, Optional<T>> reading) {
    return read(source, source.text(), reading);
  }

  private static <T extends SyntaxTree> ParseResult<T> read(
      SourceText source, String text, Function<TreeReader, Optional<T>> reading) {
    return DeepStack.call(() -> {
      TreeReader reader = new TreeReader(source, text);
      Optional<T> tree = reading.apply(reader);
      List<Diagnostic> diagnostics = reader.problems().sorted();
      return new ParseResult<>(tree, diagnostics, reader.incomplete());
    });
  }
}
