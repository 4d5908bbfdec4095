package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.List;

/**
 * {@code let .. in} at an item position: its bindings hold for the whole rest of the molecule.
 *
 * @param bindings a chain of lets, at least one, each seeing the ones before it
 * @param rest the items the bindings scope over, at least one
 */
public record LetScope(Span span, List<Binding> bindings, MoleculeTree rest)
    implements MoleculeItem {
  /** Copies the lists, so that the node is immutable. */
  public LetScope {
    bindings = List.copyOf(bindings);
  }
}
