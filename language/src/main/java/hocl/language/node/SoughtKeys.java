package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import hocl.language.plan.Step;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Ints;
import hocl.runtime.store.HashIndex;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shape.Column;
import hocl.runtime.store.Species;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that parts of an atom have to equal, as an index needs them. */
final class SoughtKeys {

  private final List<Step.Key> keys;
  private final long[] hashes;

  /** The values, null for Ints of 64 bits. */
  private final @Nullable Object[] objects;

  /** How a column would hold each value. */
  private final Column[] kinds;

  private SoughtKeys(List<Step.Key> keys) {
    this.keys = keys;
    this.hashes = new long[keys.size()];
    this.objects = new Object[keys.size()];
    this.kinds = new Column[keys.size()];
  }

  /**
   * Evaluates the keys of a step.
   *
   * @return null if one has no value that an atom could equal
   * @throws LimitMetException if one meets a limit of the machine
   */
  static @Nullable SoughtKeys of(VirtualFrame frame, ExprNode[] nodes, List<Step.Key> keys) {
    SoughtKeys sought = new SoughtKeys(keys);
    for (int i = 0; i < nodes.length; i++) {
      try {
        sought.hashes[i] = HashIndex.hash(nodes[i].executeLong(frame));
        sought.kinds[i] = Column.LONG;
      } catch (UnexpectedResultException e) {
        if (!sought.take(i, e.getResult())) {
          return null;
        }
      } catch (EvaluationException e) {
        if (e.isLimit()) {
          throw new LimitMetException(e, keys.get(i).conjunct());
        }
        // the guard would fail for every candidate
        return null;
      }
    }
    return sought;
  }

  /** Takes a value that is no Int of 64 bits; false if no atom can equal it. */
  private boolean take(int place, Object found) {
    Object value = found;
    if (Values.isMolecule(value)) {
      return false;
    }
    if (keys.get(place).byValue() && value instanceof Double number) {
      // the part is an Int, and an Int may equal a Float by value
      if (number != Math.rint(number) || Double.isInfinite(number)) {
        return false;
      }
      value = Ints.of(new BigDecimal(number).toBigInteger());
    }
    hashes[place] = HashIndex.hash(value);
    kinds[place] =
        value instanceof Long
            ? Column.LONG
            : value instanceof Double ? Column.DOUBLE : Column.OBJECT;
    objects[place] = value;
    return true;
  }

  /** Whether a row holds these values where they are sought. */
  boolean equal(Species species, int row) {
    Shape shape = species.shape();
    for (int i = 0; i < kinds.length; i++) {
      int column = column(shape, keys.get(i));
      if (column >= 0 && !equal(i, species, column, row)) {
        return false;
      }
    }
    return true;
  }

  private boolean equal(int place, Species species, int column, int row) {
    if (species.shape().column(column) == Column.OBJECT) {
      return Atoms.equal(value(place), species.get(column, row));
    }
    // the hash of a number is the number itself
    return species.shape().column(column) == kinds[place]
        && species.longs(column)[row] == hashes[place];
  }

  private Object value(int place) {
    Object object = objects[place];
    return object == null ? (Object) hashes[place] : object;
  }

  /**
   * Whether rows of a shape may hold these values where they are sought: atoms of different kinds
   * are never equal. No index is made for others, which generated code does not look at.
   */
  boolean fit(Shape shape) {
    for (int i = 0; i < kinds.length; i++) {
      int column = column(shape, keys.get(i));
      if (keys.get(i).field() == Step.Key.WHOLE && !shape.mayEqual(value(i))) {
        return false;
      }
      if (column >= 0
          && !keys.get(i).byValue()
          && !shape.generic()
          && shape.column(column) != kinds[i]) {
        return false;
      }
    }
    return true;
  }

  /** The key of these values in an index over the columns of a shape in which they are sought. */
  long combined(Shape shape, HashIndex index) {
    long key = 0;
    for (int i = 0; i < hashes.length; i++) {
      if (column(shape, keys.get(i)) >= 0) {
        Object object = objects[i];
        key = HashIndex.combine(key, object == null ? hashes[i] : index.part(object));
      }
    }
    return key;
  }

  /** The column that a key speaks of, or -1 if it does not help to find rows of the shape. */
  static int column(Shape shape, Step.Key key) {
    int column;
    if (key.field() == Step.Key.WHOLE) {
      column = shape.kind() == hocl.runtime.atom.Kind.TUPLE || shape.width() == 0 ? -1 : 0;
    } else {
      column = shape.columnOfField(key.field());
    }
    return column < Integer.SIZE - 1 ? column : -1;
  }
}
