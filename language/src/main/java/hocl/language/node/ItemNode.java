package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An item of a List, solution or molecule that is made as a value. */
abstract class ItemNode extends Node {

  private static final int MOST_COPIES = 1 << 28;

  /**
   * Adds the atoms that the item gives.
   *
   * @param sorted whether the atoms of a molecule come in canonical order, those of a sequence in
   *     their own
   */
  abstract void give(VirtualFrame frame, List<Object> out, boolean sorted);

  /** Adds the atoms that the item gives, a molecule as it is. */
  void give(VirtualFrame frame, MoleculeParts out) {
    List<Object> atoms = new ArrayList<>();
    give(frame, atoms, false);
    atoms.forEach(out::add);
  }

  /** Adds the atoms that the item gives to a List. */
  void give(VirtualFrame frame, ListCollector out) {
    give(frame, out.atoms(), true);
  }

  /** The number of copies that a value asks for. */
  static int count(Object value) {
    if (!(value instanceof Long) && !(value instanceof BigInteger)) {
      throw EvaluationException.wrongKind("`^`", MakeNodes.frozen(value));
    }
    if (value instanceof Long n) {
      if (n < 0) {
        throw new EvaluationException("E0710", n);
      }
      if (n <= MOST_COPIES) {
        return n.intValue();
      }
    } else if (((BigInteger) value).signum() < 0) {
      throw new EvaluationException("E0710", value);
    }
    throw new EvaluationException("E0711", value + " copies");
  }

  static final class OneNode extends ItemNode {
    @Child private ExprNode expr;

    OneNode(ExprNode expr) {
      this.expr = expr;
    }

    @Override
    void give(VirtualFrame frame, MoleculeParts out) {
      out.add(MakeNodes.frozen(expr.execute(frame)));
    }

    @Override
    void give(VirtualFrame frame, ListCollector out) {
      Object value = expr.execute(frame);
      if (value instanceof ListRest rest && !rest.list().holdsLiving()) {
        out.add(rest);
      } else {
        give(value, out.atoms(), true);
      }
    }

    @Override
    void give(VirtualFrame frame, List<Object> out, boolean sorted) {
      give(expr.execute(frame), out, sorted);
    }

    private static void give(Object value, List<Object> out, boolean sorted) {
      if (value instanceof ListRest rest) {
        rest.forEach(atom -> out.add(MakeNodes.frozen(atom)));
      } else if (NodeValues.isMolecule(value)) {
        Molecule molecule = (Molecule) MakeNodes.frozen(value);
        if (sorted) {
          out.addAll(Arrays.asList(Atoms.sorted(molecule)));
        } else {
          molecule.forEach(out::add);
        }
      } else {
        out.add(MakeNodes.frozen(value));
      }
    }
  }

  static final class CopiesNode extends ItemNode {
    @Child private ExprNode expr;
    @Child private ExprNode count;

    CopiesNode(ExprNode expr, ExprNode count) {
      this.expr = expr;
      this.count = count;
    }

    @Override
    void give(VirtualFrame frame, List<Object> out, boolean sorted) {
      Object atom = MakeNodes.frozen(expr.executeAtom(frame));
      for (int n = count(count.execute(frame)); n > 0; n--) {
        out.add(atom);
      }
    }
  }

  static final class IfItemNode extends ItemNode {
    @Child private ExprNode condition;
    @Children private final ItemNode[] yes;
    @Children private final ItemNode[] no;

    IfItemNode(ExprNode condition, ItemNode[] yes, ItemNode[] no) {
      this.condition = condition;
      this.yes = yes;
      this.no = no;
    }

    @Override
    void give(VirtualFrame frame, List<Object> out, boolean sorted) {
      for (ItemNode item : condition.executeCondition(frame) ? yes : no) {
        item.give(frame, out, sorted);
      }
    }
  }

  static final class LetItemNode extends ItemNode {
    private final int slot;
    @Child private ExprNode value;
    @Children private final ItemNode[] rest;

    LetItemNode(int slot, ExprNode value, ItemNode[] rest) {
      this.slot = slot;
      this.value = value;
      this.rest = rest;
    }

    @Override
    void give(VirtualFrame frame, List<Object> out, boolean sorted) {
      Slots.write(frame, slot, value.execute(frame));
      for (ItemNode item : rest) {
        item.give(frame, out, sorted);
      }
    }
  }
}
