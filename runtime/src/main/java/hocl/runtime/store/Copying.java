package hocl.runtime.store;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Batch;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Symbol;
import hocl.runtime.store.Shape.Column;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Copies the atoms of a living solution, column by column wherever they are in columns. */
final class Copying {
  /** The least number of atoms that are worth columns. */
  private static final int FEW = 16;

  private static final Batch EMPTY = Batch.ofAtoms(new Object[0]);

  private Copying() {}

  /**
   * The atoms of an opened solution in columns; null if there are few, or if one holds a solution.
   */
  static @Nullable Molecule molecule(ReactingSolution solution) {
    if (solution.size() < FEW) {
      return null;
    }
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < solution.speciesCount(); i++) {
      Batch batch = batch(solution.speciesAt(i));
      if (batch == null) {
        return null;
      }
      batches.add(batch);
    }
    return Molecule.ofBatches(batches);
  }

  /**
   * The atoms of an opened solution, in columns but for species with an atom that holds a solution.
   */
  static Molecule content(ReactingSolution solution) {
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < solution.speciesCount(); i++) {
      Species species = solution.speciesAt(i);
      Batch batch = batch(species);
      batches.add(batch == null ? objects(species::forEach) : batch);
    }
    batches.add(objects(solution.waitingAtoms()::forEach));
    return Molecule.ofBatches(batches);
  }

  /**
   * The atoms of an opened solution, for want of memory for copies of all: species of numbers give
   * their own arrays away, others are copied. The solution must not be used afterwards.
   *
   * @return null, and nothing has changed, if an atom holds a solution
   */
  static @Nullable Molecule inPlace(ReactingSolution solution) {
    if (!solution.waitingAtoms().isEmpty()) {
      return null;
    }
    Batch[] batches = new Batch[solution.speciesCount()];
    for (int i = 0; i < batches.length; i++) {
      Species species = solution.speciesAt(i);
      Batch copy = hasOnlyNumbers(species.shape()) ? EMPTY : batch(species);
      if (copy == null) {
        return null;
      }
      batches[i] = copy;
    }
    for (int i = 0; i < batches.length; i++) {
      Species species = solution.speciesAt(i);
      if (hasOnlyNumbers(species.shape())) {
        batches[i] = inPlace(species);
      }
    }
    return Molecule.ofBatches(List.of(batches));
  }

  private static boolean hasOnlyNumbers(Shape shape) {
    for (int c = 0; c < shape.width(); c++) {
      if (shape.column(c) == Column.OBJECT) {
        return false;
      }
    }
    return shape.width() > 0 && (shape.kind() == Kind.TUPLE || shape.width() == 1);
  }

  private static Batch inPlace(Species species) {
    species.takeAll();
    Shape shape = species.shape();
    int width = shape.width();
    Object[] columns = new Object[width];
    Batch.Column[] kinds = new Batch.Column[width];
    for (int c = 0; c < width; c++) {
      kinds[c] = kind(shape.column(c));
      columns[c] = species.longs(c);
      copy(species, columns[c], columns[c]);
    }
    return Batch.of(species.size(), shape.arity(), shape.tag(), kinds, columns);
  }

  private static Batch objects(Consumer<Consumer<Object>> atoms) {
    List<Object> frozen = new ArrayList<>();
    atoms.accept(atom -> frozen.add(Atoms.freeze(atom)));
    return Batch.ofAtoms(frozen.toArray());
  }

  private static @Nullable Batch batch(Species species) {
    species.takeAll();
    Shape shape = species.shape();
    int width = shape.width();
    Object[] columns = new Object[width];
    Batch.Column[] kinds = new Batch.Column[width];
    boolean leaves = shape.kind() == Kind.TUPLE;
    for (int c = 0; c < width; c++) {
      kinds[c] = kind(shape.column(c));
      if (shape.column(c) == Column.OBJECT) {
        Object[] values = new Object[species.size()];
        copy(species, species.objects(c), values);
        for (Object value : values) {
          if (Ownership.holdsSolution(value)) {
            return null;
          }
          leaves &= isLeaf(value);
        }
        columns[c] = values;
      } else {
        long[] values = new long[species.size()];
        copy(species, species.longs(c), values);
        columns[c] = values;
      }
    }
    if (leaves) {
      return Batch.of(species.size(), shape.arity(), shape.tag(), kinds, columns);
    }
    if (shape.kind() != Kind.TUPLE && width == 1) {
      return Batch.of(species.size(), 1, null, kinds, columns);
    }
    List<Object> atoms = new ArrayList<>(species.size());
    species.forEach(atoms::add);
    return Batch.ofAtoms(atoms.toArray());
  }

  /** Whether a value may stand in an OTHER column of tuples. */
  private static boolean isLeaf(Object value) {
    return value instanceof String
        || value instanceof Symbol
        || value instanceof Boolean
        || value instanceof BigInteger;
  }

  private static Batch.Column kind(Column column) {
    return switch (column) {
      case LONG -> Batch.Column.INT;
      case DOUBLE -> Batch.Column.FLOAT;
      case OBJECT -> Batch.Column.OTHER;
    };
  }

  /** Copies the values of all rows that are not dead from one array to another. */
  @SuppressWarnings("SuspiciousSystemArraycopy") // both are long[] or both Object[]
  private static void copy(Species species, Object from, Object to) {
    int at = 0;
    int row = 0;
    while (row < species.passiveEnd()) {
      if (species.isDead(row)) {
        row++;
        continue;
      }
      int begin = row;
      row = species.hasDead() ? row + 1 : species.passiveEnd();
      while (row < species.passiveEnd() && !species.isDead(row)) {
        row++;
      }
      System.arraycopy(from, begin, to, at, row - begin);
      at += row - begin;
    }
    int active = species.size() - at;
    System.arraycopy(from, species.activeStart(), to, at, active);
  }
}
