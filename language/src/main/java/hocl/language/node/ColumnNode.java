package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import hocl.runtime.store.Species;

/** A pattern against one column of a row. */
abstract class ColumnNode extends Node {

  /** Whether what the row holds there matches; binds slots on the way. */
  abstract boolean execute(VirtualFrame frame, Species species, int row);

  static final class LongColumnNode extends ColumnNode {
    private final int column;
    @Child private PatternNode pattern;

    LongColumnNode(int column, PatternNode pattern) {
      this.column = column;
      this.pattern = pattern;
    }

    @Override
    boolean execute(VirtualFrame frame, Species species, int row) {
      return pattern.executeLong(frame, species.longs(column)[row]);
    }
  }

  static final class ObjectColumnNode extends ColumnNode {
    private final int column;
    @Child private PatternNode pattern;

    ObjectColumnNode(int column, PatternNode pattern) {
      this.column = column;
      this.pattern = pattern;
    }

    @Override
    boolean execute(VirtualFrame frame, Species species, int row) {
      return pattern.execute(frame, species.get(column, row));
    }
  }

  /** The tag, which all rows share but which may have to equal something known only now. */
  static final class TagNode extends ColumnNode {
    private final Object tag;
    @Child private PatternNode pattern;

    TagNode(Object tag, PatternNode pattern) {
      this.tag = tag;
      this.pattern = pattern;
    }

    @Override
    boolean execute(VirtualFrame frame, Species species, int row) {
      return pattern.execute(frame, tag);
    }
  }

  /** The atom as a whole. */
  static final class WholeNode extends ColumnNode {
    @Child private PatternNode pattern;

    WholeNode(PatternNode pattern) {
      this.pattern = pattern;
    }

    @Override
    boolean execute(VirtualFrame frame, Species species, int row) {
      return pattern.execute(frame, species.atom(row));
    }
  }
}
