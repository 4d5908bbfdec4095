package hocl.language.node;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import hocl.runtime.atom.Kind;
import hocl.runtime.store.Species;

/**
 * Tells which rows are taken already: by earlier steps in the same container, or as the rule
 * itself.
 */
final class Taken {

  private final Layout layout;

  @CompilationFinal(dimensions = 1)
  private final int[] earlier;

  private final boolean inHost;

  /** Considers the steps of these numbers, and in the host also the rule that is tried. */
  Taken(Layout layout, int[] earlier, boolean inHost) {
    this.layout = layout;
    this.earlier = earlier;
    this.inHost = inHost;
  }

  @ExplodeLoop
  boolean isTaken(VirtualFrame frame, Species species, int row) {
    for (int number : earlier) {
      if (frame.getObject(layout.species(number)) == species) {
        if (layout.readRow(frame, number) == row || layout.readCopies(frame, number).has(row)) {
          return true;
        }
      }
    }
    return inHost
        && species.shape().kind() == Kind.RULE
        && frame.getObject(layout.ruleSpecies()) == species
        && frame.getInt(layout.ruleRow()) == row;
  }
}
