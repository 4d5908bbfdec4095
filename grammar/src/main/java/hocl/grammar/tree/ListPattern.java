package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.List;

/**
 * {@code [a, b]}: a list of exactly these in order.
 *
 * @param content possibly none
 */
public record ListPattern(Span span, List<Pattern> content) implements Pattern {
  /** Copies the lists, so that the node is immutable. */
  public ListPattern {
    content = List.copyOf(content);
  }
}
