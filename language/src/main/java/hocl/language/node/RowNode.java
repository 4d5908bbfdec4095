package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.Node;
import hocl.runtime.store.Species;

/** A pattern against the rows of one shape. */
final class RowNode extends Node {

  @Children private final ColumnNode[] columns;

  RowNode(ColumnNode[] columns) {
    this.columns = columns;
  }

  /** Whether the row matches; binds slots on the way. */
  @ExplodeLoop
  boolean execute(VirtualFrame frame, Species species, int row) {
    for (ColumnNode column : columns) {
      if (!column.execute(frame, species, row)) {
        return false;
      }
    }
    return true;
  }
}
