package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.List;

/**
 * {@code a.b.c}.
 *
 * @param parts one or more
 */
public record DottedName(Span span, List<String> parts) implements SyntaxTree {
  /** Copies the lists, so that the node is immutable. */
  public DottedName {
    parts = List.copyOf(parts);
  }

  /** The name with its dots. */
  public String text() {
    return String.join(".", parts);
  }
}
