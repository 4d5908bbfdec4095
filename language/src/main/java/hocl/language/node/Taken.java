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

  private final FrameLayout layout;

  @CompilationFinal(dimensions = 1)
  private final int[] earlier;

  private final boolean inHost;

  /** All steps of lower numbers than this are considered. */
  private final int below;

  /** Considers all steps of numbers below one; those in other containers have other species. */
  Taken(FrameLayout layout, int below, boolean inHost) {
    this.layout = layout;
    this.earlier = new int[0];
    this.inHost = inHost;
    this.below = below;
  }

  /** Considers the steps of these numbers, and in the host also the rule that is tried. */
  Taken(FrameLayout layout, int[] earlier, boolean inHost) {
    this.layout = layout;
    this.earlier = earlier;
    this.inHost = inHost;
    this.below = 0;
  }

  @ExplodeLoop
  boolean isTaken(VirtualFrame frame, Species species, int row) {
    for (int number : earlier) {
      if (isTaken(frame, species, row, number)) {
        return true;
      }
    }
    return (below > 0 && isTakenBelow(frame, species, row)) || isRule(frame, species, row);
  }

  private boolean isTakenBelow(VirtualFrame frame, Species species, int row) {
    for (int number = 0; number < below; number++) {
      if (isTaken(frame, species, row, number)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTaken(VirtualFrame frame, Species species, int row, int number) {
    return frame.getObject(layout.species(number)) == species
        && (layout.readRow(frame, number) == row || layout.readCopies(frame, number).has(row));
  }

  private boolean isRule(VirtualFrame frame, Species species, int row) {
    return inHost
        && species.shape().kind() == Kind.RULE
        && frame.getObject(layout.ruleSpecies()) == species
        && frame.getInt(layout.ruleRow()) == row;
  }
}
