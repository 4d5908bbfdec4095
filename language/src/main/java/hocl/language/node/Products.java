package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shape.Column;
import hocl.runtime.store.Species;
import hocl.runtime.store.Waking;
import java.util.function.Consumer;

/** The kinds of items of a product, but for tuples and solutions. */
final class Products {

  private Products() {}

  /** Adds whatever a slot holds. */
  static void add(ReactingSolution target, Object value) {
    switch (value) {
      case UnreadRest rest -> rest.addTo(target);
      case Molecule molecule -> target.addAll(molecule);
      default -> target.add(value);
    }
  }

  /** The atom or atoms of an expression. */
  static final class ExprProduct extends ProductNode {
    @Child private ExprNode expr;
    private final int slot;

    /** Keeps the value in a slot meanwhile. */
    ExprProduct(ExprNode expr, int slot) {
      this.expr = expr;
      this.slot = slot;
    }

    @Override
    void prepare(VirtualFrame frame, MatchState state) {
      Slots.write(frame, slot, expr.execute(frame));
      if (frame.isObject(slot)) {
        Incoming.value(frame.getObject(slot), 1, state.run);
      }
    }

    @Override
    void emit(VirtualFrame frame, MatchState state, ReactingSolution target) {
      if (frame.isLong(slot)) {
        target.addInt(frame.getLong(slot));
      } else {
        add(target, Slots.read(frame, slot));
      }
    }

    @Override
    boolean replace(VirtualFrame frame, Species species, int row, int changed) {
      Shape shape = species.shape();
      boolean isInt = shape.kind() == Kind.INT && shape.column(0) == Column.LONG;
      if (isInt && frame.isLong(slot)) {
        Waking.change(species, row, 1);
        species.longs(0)[row] = frame.getLong(slot);
      } else if (shape.kind() == Kind.FLOAT && frame.isDouble(slot)) {
        Waking.change(species, row, 1);
        species.longs(0)[row] = Double.doubleToRawLongBits(frame.getDouble(slot));
      } else {
        return false;
      }
      Waking.changed(species, row, 1);
      return true;
    }

    @Override
    void describe(VirtualFrame frame, Consumer<Object> consumer) {
      Object value = Slots.read(frame, slot);
      if (NodeValues.isMolecule(value)) {
        NodeValues.molecule(value).forEach(consumer);
      } else {
        consumer.accept(value);
      }
    }
  }

  /** Several copies of the atom of an expression. */
  static final class CopiesProduct extends ProductNode {
    @Child private ExprNode expr;
    @Child private ExprNode count;
    private final int slot;
    private final int countSlot;

    CopiesProduct(ExprNode expr, ExprNode count, int slot, int countSlot) {
      this.expr = expr;
      this.count = count;
      this.slot = slot;
      this.countSlot = countSlot;
    }

    @Override
    void prepare(VirtualFrame frame, MatchState state) {
      Object atom = expr.executeAtom(frame);
      int copies = ItemNode.count(count.execute(frame));
      Slots.write(frame, slot, atom);
      frame.setInt(countSlot, copies);
      Incoming.value(atom, copies, state.run);
    }

    @Override
    void emit(VirtualFrame frame, MatchState state, ReactingSolution target) {
      describe(frame, target::add);
    }

    @Override
    void describe(VirtualFrame frame, Consumer<Object> consumer) {
      Object atom = Slots.read(frame, slot);
      for (int n = frame.getInt(countSlot); n > 0; n--) {
        consumer.accept(atom);
      }
    }
  }

  /** Items of one of two branches. */
  static final class IfProduct extends ProductNode {
    @Child private ExprNode condition;
    @Children private final ProductNode[] yes;
    @Children private final ProductNode[] no;
    private final int slot;

    IfProduct(ExprNode condition, ProductNode[] yes, ProductNode[] no, int slot) {
      this.condition = condition;
      this.yes = yes;
      this.no = no;
      this.slot = slot;
    }

    private ProductNode[] chosen(VirtualFrame frame) {
      return frame.getBoolean(slot) ? yes : no;
    }

    @Override
    void prepare(VirtualFrame frame, MatchState state) {
      frame.setBoolean(slot, condition.executeCondition(frame));
      for (ProductNode item : chosen(frame)) {
        item.prepare(frame, state);
      }
    }

    @Override
    void emit(VirtualFrame frame, MatchState state, ReactingSolution target) {
      for (ProductNode item : chosen(frame)) {
        item.emit(frame, state, target);
      }
    }

    @Override
    void describe(VirtualFrame frame, Consumer<Object> consumer) {
      for (ProductNode item : chosen(frame)) {
        item.describe(frame, consumer);
      }
    }
  }

  /** Items after a {@code let}. */
  static final class LetProduct extends ProductNode {
    private final int slot;
    @Child private ExprNode value;
    @Children private final ProductNode[] rest;

    LetProduct(int slot, ExprNode value, ProductNode[] rest) {
      this.slot = slot;
      this.value = value;
      this.rest = rest;
    }

    @Override
    void prepare(VirtualFrame frame, MatchState state) {
      Slots.write(frame, slot, value.execute(frame));
      for (ProductNode item : rest) {
        item.prepare(frame, state);
      }
    }

    @Override
    void emit(VirtualFrame frame, MatchState state, ReactingSolution target) {
      for (ProductNode item : rest) {
        item.emit(frame, state, target);
      }
    }

    @Override
    void describe(VirtualFrame frame, Consumer<Object> consumer) {
      for (ProductNode item : rest) {
        item.describe(frame, consumer);
      }
    }
  }

  /** Writes a line. */
  static final class PrintProduct extends ProductNode {
    @Children private final ExprNode[] arguments;
    private final int slot;

    PrintProduct(ExprNode[] arguments, int slot) {
      this.arguments = arguments;
      this.slot = slot;
    }

    @Override
    @ExplodeLoop
    void prepare(VirtualFrame frame, MatchState state) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < arguments.length; i++) {
        Object value = arguments[i].execute(frame);
        if (NodeValues.isMolecule(value)) {
          throw new EvaluationException("E0712", NodeValues.molecule(value));
        }
        if (i > 0) {
          line.append(' ');
        }
        Arithmetic.print(value, line);
      }
      frame.setObject(slot, line.toString());
    }

    @Override
    void emit(VirtualFrame frame, MatchState state, ReactingSolution target) {
      state.run.printed((String) frame.getObject(slot));
    }

    @Override
    void describe(VirtualFrame frame, Consumer<Object> consumer) {}
  }
}
