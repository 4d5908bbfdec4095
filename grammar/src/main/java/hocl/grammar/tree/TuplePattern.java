package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.List;

/**
 * {@code a:b:c}: a tuple of exactly these.
 *
 * @param elements two or more
 */
public record TuplePattern(Span span, List<Pattern> elements) implements Pattern {
  /** Copies the lists, so that the node is immutable. */
  public TuplePattern {
    elements = List.copyOf(elements);
  }
}
