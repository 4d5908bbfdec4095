package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import hocl.language.value.EvaluationException;

/**
 * An expression. Gives an atom or a molecule (see {@link UnreadRest} for one that still lies in its
 * solution), or throws an {@link EvaluationException}.
 */
abstract class ExprNode extends Node {

  /** The value, boxed. */
  abstract Object execute(VirtualFrame frame);

  /** The value if it is an Int of 64 bits. */
  long executeLong(VirtualFrame frame) throws UnexpectedResultException {
    Object value = execute(frame);
    if (value instanceof Long number) {
      return number;
    }
    throw new UnexpectedResultException(value);
  }

  /** The value if it is a Float. */
  double executeDouble(VirtualFrame frame) throws UnexpectedResultException {
    Object value = execute(frame);
    if (value instanceof Double number) {
      return number;
    }
    throw new UnexpectedResultException(value);
  }

  /** The value if it is a Bool. */
  boolean executeBoolean(VirtualFrame frame) throws UnexpectedResultException {
    Object value = execute(frame);
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw new UnexpectedResultException(value);
  }

  /** The value as the condition of something. */
  final boolean executeCondition(VirtualFrame frame) {
    try {
      return executeBoolean(frame);
    } catch (UnexpectedResultException e) {
      throw new EvaluationException("E0701", "a condition", e.getResult());
    }
  }

  /** The value, which must be one atom. */
  final Object executeAtom(VirtualFrame frame) {
    Object value = execute(frame);
    if (NodeValues.isMolecule(value)) {
      throw new EvaluationException("E0712", NodeValues.molecule(value));
    }
    return value;
  }
}
