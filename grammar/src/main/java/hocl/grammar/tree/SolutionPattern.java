package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.List;

/**
 * {@code <a, b>}: an inert solution of exactly these.
 *
 * @param content possibly none
 */
public record SolutionPattern(Span span, List<Pattern> content) implements Pattern {
  /** Copies the lists, so that the node is immutable. */
  public SolutionPattern {
    content = List.copyOf(content);
  }
}
