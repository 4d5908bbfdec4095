package hocl.runtime.split;

import hocl.runtime.atom.Batch;
import hocl.runtime.atom.Batch.Column;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.RunConsumer;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A molecule taken apart by the keys of its atoms: atoms with equal keys are in the same part, in
 * every process. Keys are equal as atoms are, so 1 and 1.0 are two. Atoms in columns stay in
 * columns. Immutable.
 *
 * @param parts the atoms that have a key; a part may be empty
 * @param rest the atoms without a key, and those whose key is or holds a Java object
 */
public record KeySplit(List<Molecule> parts, Molecule rest) {
  /** Copies the list. */
  public KeySplit {
    parts = List.copyOf(parts);
  }

  /**
   * Takes a molecule apart. Any thread may call this.
   *
   * @param molecule nothing in it is alive; its atoms stay in their order within each layout
   * @param parts the number of parts, at least 1
   * @throws IllegalArgumentException for fewer parts, or for a key that is not a field
   */
  public static KeySplit of(Molecule molecule, KeyField key, int parts) {
    return of(molecule::forEachRun, key, parts);
  }

  /** Takes the content of a solution apart, as {@link #of(Molecule, KeyField, int)} does. */
  public static KeySplit of(Solution solution, KeyField key, int parts) {
    return of(solution::forEachRun, key, parts);
  }

  private static KeySplit of(Consumer<RunConsumer> runs, KeyField key, int parts) {
    if (parts < 1) {
      throw new IllegalArgumentException("a molecule is not split into " + parts + " parts");
    }
    Splitter splitter = new Splitter(key, parts);
    runs.accept((batch, from, count) -> {
      // the rows of a batch come in their order, so all of them can go with the first
      if (from == 0 && count > 0) {
        splitter.split(batch);
      }
    });
    List<Molecule> molecules = splitter.out.stream().map(Molecule::ofBatches).toList();
    return new KeySplit(molecules.subList(0, parts), molecules.get(parts));
  }

  /** Spreads batches over the parts, of which the last is the rest. */
  private static final class Splitter {
    private final KeyField key;
    private final int parts;
    private final List<List<Batch>> out = new ArrayList<>();

    Splitter(KeyField key, int parts) {
      this.key = key;
      this.parts = parts;
      for (int part = 0; part <= parts; part++) {
        out.add(new ArrayList<>());
      }
    }

    void split(Batch batch) {
      int[] partOf = new int[batch.size()];
      int only = partsOf(batch, partOf);
      if (only >= 0) {
        out.get(only).add(batch);
        return;
      }
      int[] sizes = new int[parts + 1];
      for (int part : partOf) {
        sizes[part]++;
      }
      Object[][] columns = new Object[parts + 1][batch.width()];
      Column[] kinds = new Column[batch.width()];
      for (int c = 0; c < batch.width(); c++) {
        kinds[c] = batch.column(c);
        if (kinds[c] == Column.OTHER) {
          objects(batch, c, partOf, sizes, columns);
        } else {
          numbers(batch, c, partOf, sizes, columns);
        }
      }
      for (int part = 0; part <= parts; part++) {
        if (sizes[part] > 0) {
          Batch made = Batch.of(sizes[part], batch.arity(), batch.tag(), kinds, columns[part]);
          out.get(part).add(made);
        }
      }
    }

    /** Finds the part of each row, or gives the part to which all rows belong; otherwise -1. */
    private int partsOf(Batch batch, int[] partOf) {
      int arity = batch.arity();
      int tags = arity - batch.width();
      if (batch.column(0) == Column.OTHER && tags == 0) {
        for (int row = 0; row < partOf.length; row++) {
          partOf[row] = arity == 1 ? partOf(batch.get(0, row)) : partOf(batch, row);
        }
        return -1;
      }
      int field = field(arity, named(batch.tag()));
      if (field == KeyField.NONE) {
        return parts;
      }
      if (field < tags) {
        return partOfKey(batch.tag());
      }
      int column = field - tags;
      if (batch.column(column) == Column.OTHER) {
        for (int row = 0; row < partOf.length; row++) {
          partOf[row] = partOfKey(batch.get(column, row));
        }
        return -1;
      }
      long[] values = new long[partOf.length];
      batch.copy(column, 0, values, 0, values.length);
      boolean ints = batch.column(column) == Column.INT;
      for (int row = 0; row < partOf.length; row++) {
        long hash = ints ? KeyHash.ofInt(values[row]) : KeyHash.ofFloat(values[row]);
        partOf[row] = KeyHash.part(hash, parts);
      }
      return -1;
    }

    /** The part of a tuple whose first field is in a column. */
    private int partOf(Batch batch, int row) {
      int field = field(batch.arity(), named(batch.get(0, row)));
      return field == KeyField.NONE ? parts : partOfKey(batch.get(field, row));
    }

    private int partOf(Object atom) {
      if (!(atom instanceof Tuple tuple)) {
        int field = field(1, named(atom));
        return field == KeyField.NONE ? parts : partOfKey(atom);
      }
      int field = field(tuple.arity(), named(tuple.get(0)));
      return field == KeyField.NONE ? parts : partOfKey(tuple.get(field));
    }

    private int field(int arity, @Nullable Object first) {
      int field = key.of(arity, first);
      if (field < KeyField.NONE || field >= arity) {
        throw new IllegalArgumentException("a tuple of " + arity + " has no field " + field);
      }
      return field;
    }

    private static @Nullable Object named(@Nullable Object first) {
      return first instanceof String || first instanceof Symbol ? first : null;
    }

    private int partOfKey(@Nullable Object value) {
      if (value == null) {
        return parts;
      }
      try {
        return KeyHash.part(KeyHash.of(value), parts);
      } catch (IllegalArgumentException e) {
        return parts; // a Java object is in it
      }
    }

    private static void numbers(
        Batch batch, int column, int[] partOf, int[] sizes, Object[][] columns) {
      long[] values = new long[partOf.length];
      batch.copy(column, 0, values, 0, values.length);
      long[][] to = new long[sizes.length][];
      for (int part = 0; part < to.length; part++) {
        to[part] = new long[sizes[part]];
        columns[part][column] = to[part];
      }
      int[] next = new int[sizes.length];
      for (int row = 0; row < values.length; row++) {
        int part = partOf[row];
        to[part][next[part]++] = values[row];
      }
    }

    private static void objects(
        Batch batch, int column, int[] partOf, int[] sizes, Object[][] columns) {
      Object[] values = new Object[partOf.length];
      batch.copy(column, 0, values, 0, values.length);
      Object[][] to = new Object[sizes.length][];
      for (int part = 0; part < to.length; part++) {
        to[part] = new Object[sizes[part]];
        columns[part][column] = to[part];
      }
      int[] next = new int[sizes.length];
      for (int row = 0; row < values.length; row++) {
        int part = partOf[row];
        to[part][next[part]++] = values[row];
      }
    }
  }
}
