package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;

/**
 * A step of an occurrence, with all that follows. Tries its choices in turn, passing each on to the
 * next step; the last step fires.
 */
abstract class MatchNode extends Node {

  /** Whether a reaction was found; it has then happened. */
  abstract boolean execute(VirtualFrame frame, MatchState state);
}
