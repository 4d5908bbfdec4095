package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import hocl.runtime.atom.ListAtom;
import java.util.function.Function;

/** Finds places in an opened List for the parts of a pattern, one choice after the other. */
final class SplitNode extends MatchNode {
  private final int list;
  @Child private PartNodes.PartNode first;
  @Child private MatchNode next;

  /**
   * A step that goes on with another one.
   *
   * @param list the slot that holds the List, or null where no copies of it were taken
   * @param parts makes the first part, which ends with {@link #end}
   */
  SplitNode(int list, Function<SplitNode, PartNodes.PartNode> parts, MatchNode next) {
    this.list = list;
    this.next = next;
    this.first = parts.apply(this);
  }

  @Override
  boolean execute(VirtualFrame frame, MatchState state) {
    Object opened = frame.getObject(list);
    return opened == null
        ? next.execute(frame, state)
        : first.execute(frame, state, (ListAtom) opened, 0);
  }

  /** All parts have their places: goes on. */
  boolean end(VirtualFrame frame, MatchState state) {
    return next.execute(frame, state);
  }
}
