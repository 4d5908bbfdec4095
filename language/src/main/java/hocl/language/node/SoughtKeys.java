package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import hocl.language.plan.Step;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Ints;
import hocl.runtime.atom.Symbol;
import hocl.runtime.store.HashIndex;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shape.Column;
import hocl.runtime.store.Species;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
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

  /** Takes a value other than an Int of 64 bits; false if no atom can equal it. */
  private boolean take(int place, Object found) {
    Object value = found;
    if (NodeValues.isMolecule(value)) {
      // == compares it with a List
      objects[place] = value;
      kinds[place] = Column.OBJECT;
      return keys.get(place).equality() == Step.Equality.VALUES;
    }
    if (keys.get(place).equality() == Step.Equality.INTS && value instanceof Double number) {
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

  /**
   * The columns by which an index finds rows of a shape that hold these values.
   *
   * @param columns those that the keys speak of, a bit for each
   */
  int mask(Shape shape, int columns) {
    int mask = columns;
    for (int i = 0; i < kinds.length; i++) {
      if (!isFound(i, shape)) {
        mask &= ~(1 << column(shape, keys.get(i)));
      }
    }
    return mask;
  }

  /**
   * Whether an index finds what equals a value, if a column holds it: for {@code ==} a List may
   * equal others than equal atoms, and so may a number where a column holds Ints and Floats.
   */
  private boolean isFound(int place, Shape shape) {
    if (keys.get(place).equality() != Step.Equality.VALUES) {
      return true;
    }
    int column = column(shape, keys.get(place));
    return column < 0
        || shape.column(column) != Column.OBJECT
        || (Atoms.isNumber(value(place)) ? !shape.generic() : isSimple(value(place)));
  }

  private static boolean isSimple(Object value) {
    return value instanceof String || value instanceof Symbol || value instanceof Boolean;
  }

  /** What a column that equals a value holds; null if none does. */
  private @Nullable Object held(int place, Column column) {
    Object value = value(place);
    if (keys.get(place).equality() != Step.Equality.VALUES) {
      return value;
    }
    return switch (column) {
      case LONG -> Atoms.wholeAsInt(value) instanceof Long number ? number : null;
      case DOUBLE -> Atoms.isNumber(value) ? Atoms.asFloat(value) : null;
      case OBJECT -> {
        Object whole = Atoms.wholeAsInt(value);
        yield whole instanceof Long || whole instanceof Double ? null : whole;
      }
    };
  }

  /** Whether a row holds these values where they are sought, as far as an index would tell. */
  boolean equal(Species species, int row) {
    Shape shape = species.shape();
    for (int i = 0; i < kinds.length; i++) {
      int column = column(shape, keys.get(i));
      if (column >= 0 && isFound(i, shape) && !equal(i, species, column, row)) {
        return false;
      }
    }
    return true;
  }

  private boolean equal(int place, Species species, int column, int row) {
    Column kind = species.shape().column(column);
    if (kind == Column.OBJECT || keys.get(place).equality() == Step.Equality.VALUES) {
      Object held = held(place, kind);
      return held != null && Atoms.equal(held, species.get(column, row));
    }
    // the hash of a number is the number itself
    return kind == kinds[place] && species.longs(column)[row] == hashes[place];
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
      Step.Key key = keys.get(i);
      int column = column(shape, key);
      if (key.equality() == Step.Equality.VALUES) {
        if (column >= 0 && isFound(i, shape) && held(i, shape.column(column)) == null) {
          return false;
        }
      } else if (key.field() == Step.Key.WHOLE && !shape.mayEqual(value(i))) {
        return false;
      } else if (column >= 0
          && key.equality() == Step.Equality.ATOMS
          && !shape.generic()
          && shape.column(column) != kinds[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The key of these values in an index.
   *
   * @param index over the columns that {@link #mask} gives for the shape
   */
  long combined(Shape shape, HashIndex index) {
    long key = 0;
    for (int i = 0; i < hashes.length; i++) {
      int column = column(shape, keys.get(i));
      if (column < 0 || !isFound(i, shape)) {
        continue;
      }
      if (keys.get(i).equality() == Step.Equality.VALUES) {
        // where none fits no row is looked for
        Object held = Objects.requireNonNull(held(i, shape.column(column)));
        key = HashIndex.combine(key, index.part(held));
      } else {
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
