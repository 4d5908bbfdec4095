package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import hocl.language.core.CoreType;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Tuple;
import hocl.runtime.store.ReactingSolution;

/** A pattern against one atom. Has no choices: an opened solution is only noted for later steps. */
abstract class PatternNode extends Node {

  /** Whether the atom matches; binds slots on the way. */
  abstract boolean execute(VirtualFrame frame, Object atom);

  /** Whether an Int of 64 bits matches. */
  boolean executeLong(VirtualFrame frame, long value) {
    return execute(frame, value);
  }

  static final class AnyNode extends PatternNode {
    @Override
    boolean execute(VirtualFrame frame, Object atom) {
      return true;
    }

    @Override
    boolean executeLong(VirtualFrame frame, long value) {
      return true;
    }
  }

  /** The first occurrence of a variable. */
  static final class BindNode extends PatternNode {
    private final int slot;
    private final CoreType type;
    private final boolean takesInts;

    BindNode(int slot, CoreType type) {
      this.slot = slot;
      this.type = type;
      this.takesInts = NodeValues.isOfType(0L, type);
    }

    @Override
    boolean execute(VirtualFrame frame, Object atom) {
      if (!NodeValues.isOfType(atom, type)) {
        return false;
      }
      Slots.write(frame, slot, atom);
      return true;
    }

    @Override
    boolean executeLong(VirtualFrame frame, long value) {
      frame.setLong(slot, value);
      return takesInts;
    }
  }

  /** A further occurrence of a variable. */
  static final class SameNode extends PatternNode {
    private final int slot;
    private final CoreType type;

    SameNode(int slot, CoreType type) {
      this.slot = slot;
      this.type = type;
    }

    @Override
    boolean execute(VirtualFrame frame, Object atom) {
      Object value = Slots.read(frame, slot);
      return !NodeValues.isMolecule(value)
          && Atoms.equal(value, atom)
          && NodeValues.isOfType(atom, type);
    }

    @Override
    boolean executeLong(VirtualFrame frame, long value) {
      return frame.isLong(slot) ? frame.getLong(slot) == value && fits() : execute(frame, value);
    }

    private boolean fits() {
      return NodeValues.isOfType(0L, type);
    }
  }

  static final class EqualToNode extends PatternNode {
    @Child private ExprNode value;

    EqualToNode(ExprNode value) {
      this.value = value;
    }

    @Override
    boolean execute(VirtualFrame frame, Object atom) {
      Object wanted = value.execute(frame);
      return !NodeValues.isMolecule(wanted) && Atoms.equal(wanted, atom);
    }

    @Override
    boolean executeLong(VirtualFrame frame, long number) {
      try {
        return value.executeLong(frame) == number;
      } catch (UnexpectedResultException e) {
        return false;
      }
    }
  }

  static final class TupleNode extends PatternNode {
    @Children private final PatternNode[] fields;

    TupleNode(PatternNode[] fields) {
      this.fields = fields;
    }

    @Override
    @ExplodeLoop
    boolean execute(VirtualFrame frame, Object atom) {
      if (!(atom instanceof Tuple tuple) || tuple.arity() != fields.length) {
        return false;
      }
      for (int i = 0; i < fields.length; i++) {
        if (!fields[i].execute(frame, tuple.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  static final class ListNode extends PatternNode {
    @Children private final PatternNode[] before;
    private final int rest;
    @Children private final PatternNode[] after;

    /** With {@code rest} the slot of the rest, or -1. */
    ListNode(PatternNode[] before, int rest, PatternNode[] after) {
      this.before = before;
      this.rest = rest;
      this.after = after;
    }

    @Override
    @ExplodeLoop
    boolean execute(VirtualFrame frame, Object atom) {
      if (!(atom instanceof ListAtom list)) {
        return false;
      }
      int left = list.size() - before.length - after.length;
      if (left < 0 || (rest < 0 && left > 0)) {
        return false;
      }
      for (int i = 0; i < before.length; i++) {
        if (!before[i].execute(frame, list.get(i))) {
          return false;
        }
      }
      if (rest >= 0) {
        frame.setObject(rest, new ListRest(list, before.length, before.length + left));
      }
      for (int i = 0; i < after.length; i++) {
        if (!after[i].execute(frame, list.get(before.length + left + i))) {
          return false;
        }
      }
      return true;
    }
  }

  /** A List pattern that may fit in several ways: notes the List, which a later step looks into. */
  static final class OpenListNode extends PatternNode {
    private final int slot;

    OpenListNode(int slot) {
      this.slot = slot;
    }

    @Override
    boolean execute(VirtualFrame frame, Object atom) {
      if (!(atom instanceof ListAtom)) {
        return false;
      }
      frame.setObject(slot, atom);
      return true;
    }
  }

  static final class LabelNode extends PatternNode {
    private final String label;
    @Child private PatternNode variable;

    LabelNode(String label, PatternNode variable) {
      this.label = label;
      this.variable = variable;
    }

    @Override
    boolean execute(VirtualFrame frame, Object atom) {
      return atom instanceof Rule rule
          && label.equals(rule.definition().label())
          && variable.execute(frame, atom);
    }
  }

  /** A solution pattern: notes the solution, which later steps look into. */
  static final class OpenNode extends PatternNode {
    private final int slot;
    private final int least;
    private final boolean exact;

    /**
     * A solution of at least, or with {@code exact} of exactly, that many atoms.
     *
     * @param least the number of elements that must be there
     */
    OpenNode(int slot, int least, boolean exact) {
      this.slot = slot;
      this.least = least;
      this.exact = exact;
    }

    @Override
    boolean execute(VirtualFrame frame, Object atom) {
      if (!(atom instanceof ReactingSolution solution) || !solution.inert()) {
        return false;
      }
      if (exact ? solution.size() != least : !solution.holdsAtLeast(least)) {
        return false;
      }
      solution.open();
      frame.setObject(slot, solution);
      return true;
    }
  }
}
