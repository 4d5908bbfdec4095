package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;
import java.util.function.Consumer;

/**
 * An item of a product. First every item prepares: whatever can fail is evaluated, into slots. Only
 * then are atoms removed, and every item emits, which cannot fail.
 */
abstract class ProductNode extends Node {

  /** Evaluates what can fail. */
  abstract void prepare(VirtualFrame frame, MatchState state);

  /** Adds the atoms to a solution. */
  abstract void emit(VirtualFrame frame, MatchState state, ReactingSolution target);

  /**
   * Lets the atom change in place to the one that a row holds, if both have the shape of the
   * species and hold no solution.
   *
   * @param changed the fields that differ, a bit for each
   * @return whether this happened; otherwise nothing did
   */
  boolean replace(VirtualFrame frame, Species species, int row, int changed) {
    return false;
  }

  /** The number of atoms that will be emitted. */
  int atoms(VirtualFrame frame) {
    int[] atoms = {0};
    describe(frame, atom -> atoms[0]++);
    return atoms[0];
  }

  /** Passes the atoms that will be emitted, for an observer. */
  abstract void describe(VirtualFrame frame, Consumer<Object> consumer);
}
