package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import hocl.runtime.atom.ListAtom;
import java.util.function.Function;

/** Finds places in an opened List for the parts of a pattern, one choice after the other. */
final class SplitNode extends MatchNode {
  private final int list;

  /** The step to go back to where no places are left. */
  private final int back;

  @Child private PartNodes.PartNode first;
  @Child private MatchNode next;

  /**
   * A step that goes on with another one.
   *
   * @param list the slot that holds the List, or null where no copies of it were taken
   * @param back the step to go back to where no places are left
   * @param parts makes the first part, which ends with {@link #end}
   */
  SplitNode(int list, int back, Function<SplitNode, PartNodes.PartNode> parts, MatchNode next) {
    this.list = list;
    this.back = back;
    this.next = next;
    this.first = parts.apply(this);
  }

  @Override
  boolean execute(VirtualFrame frame, MatchState state) {
    Object opened = frame.getObject(list);
    if (opened == null) {
      return next.execute(frame, state);
    }
    boolean reacted = first.execute(frame, state, (ListAtom) opened, 0);
    if (!reacted) {
      state.back = back;
    }
    return reacted;
  }

  /** All parts have their places: goes on. */
  boolean end(VirtualFrame frame, MatchState state) {
    return next.execute(frame, state);
  }
}
