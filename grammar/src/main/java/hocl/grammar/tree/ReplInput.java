package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * One input of an interactive session: definitions, a molecule, or definitions followed by a
 * molecule.
 *
 * @param items definitions in source order
 * @param molecule what drops into the living solution
 */
public record ReplInput(Span span, List<Item> items, Optional<MoleculeTree> molecule)
    implements SyntaxTree {
  /** Copies the lists, so that the node is immutable. */
  public ReplInput {
    items = List.copyOf(items);
  }
}
