package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import hocl.runtime.atom.Solution;
import hocl.runtime.store.ReactingSolution;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A new inner solution. Where it contains a rest that moves, it goes on with the solution of that
 * rest.
 */
final class SolutionProduct extends ProductNode {

  @Children private final ProductNode[] items;

  /** The place among the items of a rest that may be the base, or -1. */
  private final int base;

  private final int baseSlot;

  SolutionProduct(ProductNode[] items, int base, int baseSlot) {
    this.items = items;
    this.base = base;
    this.baseSlot = baseSlot;
  }

  @Override
  void prepare(VirtualFrame frame, MatchState state) {
    for (ProductNode item : items) {
      item.prepare(frame, state);
    }
  }

  @Override
  void emit(VirtualFrame frame, MatchState state, ReactingSolution target) {
    target.add(build(frame, state, target));
  }

  /** The solution, free to be put into the target. */
  ReactingSolution build(VirtualFrame frame, MatchState state, ReactingSolution target) {
    ReactingSolution solution;
    boolean moved = base >= 0 && Slots.read(frame, baseSlot) instanceof Remainder;
    if (moved) {
      solution = ((Remainder) Slots.read(frame, baseSlot)).asSolution();
    } else {
      solution = target.fresh();
    }
    for (int i = 0; i < items.length; i++) {
      if (!moved || i != base) {
        items[i].emit(frame, state, solution);
      }
    }
    return solution;
  }

  /** The solution as a value, for an observer. */
  Solution value(VirtualFrame frame) {
    List<Object> atoms = new ArrayList<>();
    for (ProductNode item : items) {
      item.describe(frame, atom -> atoms.add(MakeNodes.frozen(atom)));
    }
    return Solution.of(atoms);
  }

  @Override
  int atoms(VirtualFrame frame) {
    return 1;
  }

  @Override
  void describe(VirtualFrame frame, Consumer<Object> consumer) {
    consumer.accept(value(frame));
  }
}
