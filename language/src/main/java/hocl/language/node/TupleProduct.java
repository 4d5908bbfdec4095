package hocl.language.node;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import hocl.language.value.EvaluationException;
import hocl.language.value.SolutionLimit;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Tuple;
import hocl.runtime.store.Ownership;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shape.Column;
import hocl.runtime.store.Shapes;
import hocl.runtime.store.Species;
import hocl.runtime.store.Waking;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A tuple whose fields are expressions or new solutions. The fields go from slots straight into the
 * columns of the species, without a tuple object in between, as long as they have the kinds of the
 * last time.
 */
final class TupleProduct extends ProductNode {

  /** For each field, what evaluates it before; null for a new solution. */
  @Children private final @Nullable ExprNode[] exprs;

  @Children private final @Nullable SolutionProduct[] solutions;
  private final boolean holdsSolution;

  /** The slot of each field's value. */
  @CompilationFinal(dimensions = 1)
  private final int[] slots;

  @CompilationFinal private @Nullable Shape shape;

  TupleProduct(@Nullable ExprNode[] exprs, @Nullable SolutionProduct[] solutions, int[] slots) {
    this.exprs = exprs;
    this.solutions = solutions;
    this.slots = slots;
    boolean found = false;
    for (SolutionProduct solution : solutions) {
      found |= solution != null;
    }
    this.holdsSolution = found;
  }

  @Override
  @ExplodeLoop
  void prepare(VirtualFrame frame, MatchState state) {
    long held = 0;
    for (int i = 0; i < slots.length; i++) {
      ExprNode expr = exprs[i];
      SolutionProduct solution = solutions[i];
      if (expr instanceof LocalNode local && local.slot() == slots[i]) {
        checkAtom(frame, slots[i]);
      } else if (expr != null) {
        Slots.write(frame, slots[i], expr.execute(frame));
        checkAtom(frame, slots[i]);
      } else if (solution != null) {
        solution.prepare(frame, state);
      }
      if (expr != null && frame.isObject(slots[i])) {
        held += SolutionLimit.counted(frame.getObject(slots[i]));
      }
    }
    if (held > 0) {
      Incoming.solutions(held, state.run);
    }
  }

  private static void checkAtom(VirtualFrame frame, int slot) {
    if (frame.isObject(slot) && NodeValues.isMolecule(frame.getObject(slot))) {
      throw new EvaluationException("E0712", NodeValues.molecule(frame.getObject(slot)));
    }
  }

  @Override
  void emit(VirtualFrame frame, MatchState state, ReactingSolution target) {
    if (holdsSolution || !emitColumns(frame, target)) {
      emitTuple(frame, state, target);
    }
  }

  private boolean emitColumns(VirtualFrame frame, ReactingSolution target) {
    Shape cached = shape;
    if (cached == null || !fits(frame, cached, target.store().shapes())) {
      return false;
    }
    Species species = target.species(cached);
    write(frame, species, species.append(), -1);
    return true;
  }

  @Override
  boolean replace(VirtualFrame frame, Species species, int row, int changed) {
    Shape now = species.shape();
    if (holdsSolution
        || now.generic()
        || now.arity() != slots.length
        || now.width() < slots.length - 1
        || !fits(frame, now, species.host().store().shapes())) {
      return false;
    }
    int columns = changed >> (slots.length - now.width());
    Waking.change(species, row, columns);
    write(frame, species, row, columns);
    Waking.changed(species, row, columns);
    return true;
  }

  /** Whether the values go into the columns of a shape as they are. */
  @ExplodeLoop
  private boolean fits(VirtualFrame frame, Shape target, Shapes shapes) {
    int skip = slots.length - target.width();
    if (skip == 1 && !Slots.read(frame, slots[0]).equals(target.tag())) {
      return false;
    }
    // atoms whose first field is a tag have a shape of their own
    if (skip == 0 && frame.isObject(slots[0]) && shapes.isTag(frame.getObject(slots[0]))) {
      return false;
    }
    for (int c = 0; c < target.width(); c++) {
      boolean fits =
          switch (target.column(c)) {
            case LONG -> frame.isLong(slots[c + skip]);
            case DOUBLE -> frame.isDouble(slots[c + skip]);
            case OBJECT -> isPlainObject(frame, slots[c + skip]);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlainObject(VirtualFrame frame, int slot) {
    if (!frame.isObject(slot)) {
      return false;
    }
    Object value = frame.getObject(slot);
    return !(value instanceof Long) && !(value instanceof Double) && !Atoms.holdsSolution(value);
  }

  /** Writes the values into some columns, a bit for each. */
  @ExplodeLoop
  private void write(VirtualFrame frame, Species species, int row, int columns) {
    int skip = slots.length - species.shape().width();
    for (int c = 0; c < slots.length - skip; c++) {
      if (c < Integer.SIZE && (columns & 1 << c) == 0) {
        continue;
      }
      switch (species.shape().column(c)) {
        case LONG -> species.longs(c)[row] = frame.getLong(slots[c + skip]);
        case DOUBLE ->
            species.longs(c)[row] = Double.doubleToRawLongBits(frame.getDouble(slots[c + skip]));
        case OBJECT -> {
          Ownership.release(species.objects(c)[row]);
          species.objects(c)[row] = frame.getObject(slots[c + skip]);
        }
      }
    }
  }

  private void emitTuple(VirtualFrame frame, MatchState state, ReactingSolution target) {
    Object[] fields = new Object[slots.length];
    for (int i = 0; i < fields.length; i++) {
      SolutionProduct solution = solutions[i];
      fields[i] =
          solution == null ? Slots.read(frame, slots[i]) : solution.build(frame, state, target);
    }
    Tuple tuple = Tuple.of(fields);
    target.add(tuple);
    if (!holdsSolution && !tuple.holdsSolution()) {
      learn(tuple, target);
    }
  }

  private void learn(Tuple tuple, ReactingSolution target) {
    Shape now = target.store().shapes().of(tuple);
    boolean generic = false;
    int skip = tuple.arity() - now.width();
    for (int c = 0; c < now.width(); c++) {
      // a shape with objects for Ints fits only sometimes
      generic |=
          now.column(c) == Column.OBJECT
              && (tuple.get(c + skip) instanceof Long || tuple.get(c + skip) instanceof Double);
    }
    if (!generic && now != shape && now.width() > 0) {
      CompilerDirectives.transferToInterpreterAndInvalidate();
      shape = now;
    }
  }

  @Override
  int atoms(VirtualFrame frame) {
    return 1;
  }

  @Override
  void describe(VirtualFrame frame, Consumer<Object> consumer) {
    Object[] fields = new Object[slots.length];
    for (int i = 0; i < fields.length; i++) {
      SolutionProduct solution = solutions[i];
      fields[i] =
          solution == null ? MakeNodes.frozen(Slots.read(frame, slots[i])) : solution.value(frame);
    }
    consumer.accept(Tuple.of(fields));
  }
}
