package hocl.language.node;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Tuple;
import hocl.runtime.store.HashIndex;
import hocl.runtime.store.Indexing;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shape.Column;
import hocl.runtime.store.Species;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The passive rows of a species that equal an atom, found without making atoms of the rows. */
final class EqualRows {

  private final Species species;

  /** For each column the value sought, null where columns hold numbers. */
  private final @Nullable Object[] objects;

  private final long[] numbers;

  private EqualRows(Species species) {
    this.species = species;
    this.objects = new Object[species.shape().width()];
    this.numbers = new long[objects.length];
  }

  /** The number of rows of a species that equal an atom and are counted by a predicate. */
  static long count(Species species, Object atom, IntPredicate counts) {
    EqualRows sought = of(species, atom);
    return sought == null ? 0 : sought.count(counts);
  }

  /** Null if no row can equal the atom. */
  private static @Nullable EqualRows of(Species species, Object atom) {
    Shape shape = species.shape();
    if (species.passive() == 0 || !shape.mayEqual(atom)) {
      return null;
    }
    EqualRows sought = new EqualRows(species);
    if (atom instanceof Tuple tuple) {
      for (int field = 0; field < tuple.arity(); field++) {
        int column = shape.columnOfField(field);
        boolean possible =
            column < 0
                ? Atoms.equal(Objects.requireNonNull(shape.tag()), tuple.get(field))
                : sought.seek(column, tuple.get(field));
        if (!possible) {
          return null;
        }
      }
      return sought;
    }
    return shape.width() == 0 || sought.seek(0, atom) ? sought : null;
  }

  private boolean seek(int column, Object value) {
    return switch (species.shape().column(column)) {
      case LONG -> {
        numbers[column] = value instanceof Long number ? number : 0;
        yield value instanceof Long;
      }
      case DOUBLE -> {
        numbers[column] = value instanceof Double number ? Double.doubleToRawLongBits(number) : 0;
        yield value instanceof Double;
      }
      case OBJECT -> {
        objects[column] = value;
        yield true;
      }
    };
  }

  private long count(IntPredicate counts) {
    long found = 0;
    HashIndex index = Indexing.some(species);
    if (index == null) {
      int end = species.passiveEnd();
      for (int row = species.first(); row < end; row++) {
        if (!species.isDead(row) && isEqual(row) && counts.test(row)) {
          found++;
        }
      }
      return found;
    }
    int ring = index.ring(key(index));
    if (ring == 0) {
      return 0;
    }
    int first = HashIndex.oldest(ring);
    int row = first;
    do {
      if (isEqual(row) && counts.test(row)) {
        found++;
      }
      row = index.after(ring, row);
    } while (row != first);
    return found;
  }

  private long key(HashIndex index) {
    long key = 0;
    for (int rest = index.columns(); rest != 0; rest &= rest - 1) {
      int column = Integer.numberOfTrailingZeros(rest);
      Object object = objects[column];
      key =
          HashIndex.combine(
              key, object == null ? HashIndex.hash(numbers[column]) : index.part(object));
    }
    return key;
  }

  private boolean isEqual(int row) {
    for (int column = 0; column < numbers.length; column++) {
      boolean same =
          species.shape().column(column) == Column.OBJECT
              ? Atoms.equal(Objects.requireNonNull(objects[column]), species.get(column, row))
              : species.longs(column)[row] == numbers[column];
      if (!same) {
        return false;
      }
    }
    return true;
  }
}
