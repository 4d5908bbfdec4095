package hocl.grammar;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Severity;
import hocl.grammar.tree.SyntaxTree;
import java.util.List;
import java.util.Optional;

/**
 * The result of reading a text.
 *
 * @param <T> the kind of tree asked for
 * @param tree the tree; absent exactly if there is an error among the diagnostics
 * @param diagnostics errors and warnings in the order of their places
 * @param incomplete whether more text could still make it right: the error is that the text ends
 *     too soon
 */
public record ParseResult<T extends SyntaxTree>(
    Optional<T> tree, List<Diagnostic> diagnostics, boolean incomplete) {

  /** Copies the list, so that the value is immutable. */
  public ParseResult {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether there is an error, and so no tree. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
