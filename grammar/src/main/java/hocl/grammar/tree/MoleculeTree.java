package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.List;

/**
 * A sequence of items, read as a multiset. A {@link LetScope} is always the last item.
 *
 * @param items the items in source order, possibly none
 */
public record MoleculeTree(Span span, List<MoleculeItem> items) implements SyntaxTree {
  /** Copies the lists, so that the node is immutable. */
  public MoleculeTree {
    items = List.copyOf(items);
  }

  /** True if the only item is a solution. */
  public boolean isOneSolution() {
    return items.size() == 1 && items.getFirst() instanceof SolutionExpr;
  }
}
