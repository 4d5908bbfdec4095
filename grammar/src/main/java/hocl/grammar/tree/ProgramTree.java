package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A whole program file.
 *
 * @param packageName the package the file declares
 * @param items imports, params and definitions in source order
 * @param molecule what the program runs; absent in a file of definitions only, a module
 */
public record ProgramTree(
    Span span, Optional<DottedName> packageName, List<Item> items, Optional<MoleculeTree> molecule)
    implements SyntaxTree {
  /** Copies the lists, so that the node is immutable. */
  public ProgramTree {
    items = List.copyOf(items);
  }

  /** True if the molecule is exactly one solution, which is then run and printed as it stands. */
  public boolean explicitSolution() {
    return molecule.isPresent() && molecule.get().isOneSolution();
  }
}
