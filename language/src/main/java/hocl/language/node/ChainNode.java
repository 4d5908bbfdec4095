package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import hocl.language.core.BinaryOperator;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Molecule;

/** A chain of several operators of one level: evaluated in a loop, so its length needs no stack. */
final class ChainNode extends ExprNode {

  @Child private ExprNode first;
  @Children private final ExprNode[] operands;
  private final BinaryOperator[] operators;

  ChainNode(ExprNode first, BinaryOperator[] operators, ExprNode[] operands) {
    this.first = first;
    this.operators = operators;
    this.operands = operands;
  }

  @Override
  Object execute(VirtualFrame frame) {
    Object value = first.execute(frame);
    StringBuilder joined = null;
    for (int i = 0; i < operands.length; i++) {
      Object right = operands[i].execute(frame);
      if (operators[i] == BinaryOperator.ADD && (joined != null || value instanceof String)) {
        // joining many Strings one by one would take quadratic time
        if (joined == null) {
          joined = new StringBuilder((String) value);
        }
        join(joined, right);
      } else {
        value = Arithmetic.apply(operators[i], joined == null ? value : joined.toString(), right);
      }
    }
    return joined == null ? value : joined.toString();
  }

  private static void join(StringBuilder out, Object right) {
    if (NodeValues.isMolecule(right)) {
      Molecule molecule = NodeValues.molecule(right);
      throw new EvaluationException("E0712", molecule);
    }
    Object text = Arithmetic.add("", right);
    out.append((String) text);
  }
}
