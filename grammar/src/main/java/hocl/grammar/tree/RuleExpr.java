package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A rule literal.
 *
 * @param label the label written before it with {@code =}
 * @param kind how it reacts
 * @param patterns the head, at least one
 * @param products the right-hand side
 * @param guard the condition
 */
public record RuleExpr(
    Span span,
    Optional<Identifier> label,
    RuleKind kind,
    List<Pattern> patterns,
    MoleculeTree products,
    Optional<Expr> guard)
    implements Expr {
  /** Copies the lists, so that the node is immutable. */
  public RuleExpr {
    patterns = List.copyOf(patterns);
  }
}
