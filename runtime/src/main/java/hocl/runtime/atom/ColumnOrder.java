package hocl.runtime.atom;

import hocl.runtime.atom.Batch.Column;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The canonical order of atoms that are kept in columns, found without making an object for each.
 * Only where Ints meet other numbers, or tuples of several batches may interleave, are they made.
 */
final class ColumnOrder {
  private final List<Object> objects = new ArrayList<>();
  private final List<Batch> ints = new ArrayList<>();
  private final List<Batch> floats = new ArrayList<>();
  private final List<Batch> tuples = new ArrayList<>();

  private ColumnOrder() {}

  /**
   * The atoms in canonical order; each is made when it is asked for. Nothing in them is alive.
   * Where no memory is left for sorting those of a kind, they come as they are kept: a run that
   * ended for want of memory still shows what is there.
   */
  static List<Object> of(Multiset atoms) {
    ColumnOrder order = new ColumnOrder();
    atoms.forEachRun((batch, from, count) -> {
      if (from == 0) {
        order.add(batch);
      }
    });
    return order.sorted();
  }

  /** Adds all of a batch. */
  private void add(Batch batch) {
    if (batch.arity() > 1) {
      tuples.add(batch);
      return;
    }
    switch (batch.column(0)) {
      case INT -> ints.add(batch);
      case FLOAT -> floats.add(batch);
      case OTHER -> makeObjects(batch);
    }
  }

  private void makeObjects(Batch batch) {
    for (int row = 0; row < batch.size(); row++) {
      objects.add(batch.atom(row));
    }
  }

  private List<Object> sorted() {
    floats.forEach(this::makeObjects);
    if (objects.stream().anyMatch(Atoms::isNumber)) {
      ints.forEach(this::makeObjects);
      ints.clear();
    }
    if (!areApart() || (!tuples.isEmpty() && objects.stream().anyMatch(Tuple.class::isInstance))) {
      tuples.forEach(this::makeObjects);
      tuples.clear();
    }
    Object[] array = objects.toArray();
    Ordering.sort(array);
    List<Object> rest = Arrays.asList(array);
    int bools = upTo(Kind.BOOL, array);
    int texts = tuples.isEmpty() ? array.length : upTo(Kind.TUPLE, array);
    List<List<Object>> parts = new ArrayList<>();
    parts.add(rest.subList(0, bools));
    addInts(parts);
    parts.add(rest.subList(bools, texts));
    tuples.forEach(batch -> parts.add(rowsInOrder(batch)));
    parts.add(rest.subList(texts, array.length));
    List<List<Object>> filled = parts.stream().filter(part -> !part.isEmpty()).toList();
    return filled.size() == 1 ? filled.getFirst() : new Joined(filled);
  }

  private void addInts(List<List<Object>> parts) {
    try {
      parts.add(new Ints(allInts()));
    } catch (OutOfMemoryError e) {
      ints.forEach(batch -> parts.add(new Kept(batch)));
    }
  }

  private static List<Object> rowsInOrder(Batch batch) {
    try {
      return new Rows(batch, rows(batch));
    } catch (OutOfMemoryError e) {
      return new Kept(batch);
    }
  }

  private static int upTo(Kind kind, Object[] sorted) {
    int end = 0;
    while (end < sorted.length && Kind.of(sorted[end]).compareTo(kind) <= 0) {
      end++;
    }
    return end;
  }

  /** Whether no tuple of a batch stands between two of another; then puts the batches in order. */
  private boolean areApart() {
    if (tuples.size() > 1) {
      if (!tuples.stream().allMatch(batch -> beginsWith(batch) != null)) {
        return false;
      }
      tuples.sort((a, b) -> Ordering.compare(first(a), first(b)));
      for (int i = 1; i < tuples.size(); i++) {
        if (Ordering.compare(first(tuples.get(i - 1)), first(tuples.get(i))) == 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static Object first(Batch batch) {
    return Objects.requireNonNull(beginsWith(batch));
  }

  /**
   * The value that stands for the first fields of a batch: all are this value, or all are numbers.
   */
  private static @org.jspecify.annotations.Nullable Object beginsWith(Batch batch) {
    if (batch.tag() != null) {
      return Atoms.isNumber(batch.tag()) ? null : batch.tag();
    }
    return batch.column(0) == Column.OTHER ? null : (Object) 0L;
  }

  private long[] allInts() {
    int size = 0;
    for (Batch batch : ints) {
      size += batch.size();
    }
    long[] values = new long[size];
    int at = 0;
    for (Batch batch : ints) {
      batch.copy(0, 0, values, at, batch.size());
      at += batch.size();
    }
    return RadixOrder.sort(values);
  }

  /** The rows of a batch of tuples in the order of their fields. */
  private static int[] rows(Batch batch) {
    int[] rows = new int[batch.size()];
    Arrays.setAll(rows, row -> row);
    for (int column = batch.width() - 1; column >= 0; column--) {
      rows = RadixOrder.sort(rows, keys(batch, column));
    }
    return rows;
  }

  /** Numbers that are ordered as the values of a column are. */
  private static long[] keys(Batch batch, int column) {
    long[] keys = new long[batch.size()];
    switch (batch.column(column)) {
      case INT -> batch.copy(column, 0, keys, 0, keys.length);
      case FLOAT -> {
        batch.copy(column, 0, keys, 0, keys.length);
        for (int row = 0; row < keys.length; row++) {
          keys[row] ^= keys[row] >> 63 & Long.MAX_VALUE;
        }
      }
      case OTHER -> {
        Map<Object, Long> places = places(batch, column);
        for (int row = 0; row < keys.length; row++) {
          keys[row] = Objects.requireNonNull(places.get(batch.get(column, row)));
        }
      }
    }
    return keys;
  }

  private static Map<Object, Long> places(Batch batch, int column) {
    Map<Object, Long> places = new HashMap<>();
    for (int row = 0; row < batch.size(); row++) {
      places.put(batch.get(column, row), 0L);
    }
    Object[] values = places.keySet().toArray();
    Ordering.sort(values);
    for (int i = 0; i < values.length; i++) {
      places.put(values[i], (long) i);
    }
    return places;
  }

  private static final class Ints extends AbstractList<Object> implements RandomAccess {
    private final long[] values;

    Ints(long[] values) {
      this.values = values;
    }

    @Override
    public Object get(int index) {
      return values[index];
    }

    @Override
    public int size() {
      return values.length;
    }
  }

  private static final class Rows extends AbstractList<Object> implements RandomAccess {
    private final Batch batch;
    private final int[] rows;

    Rows(Batch batch, int[] rows) {
      this.batch = batch;
      this.rows = rows;
    }

    @Override
    public Object get(int index) {
      return batch.atom(rows[index]);
    }

    @Override
    public int size() {
      return rows.length;
    }
  }

  /** The atoms of a batch as they are kept. */
  private static final class Kept extends AbstractList<Object> implements RandomAccess {
    private final Batch batch;

    Kept(Batch batch) {
      this.batch = batch;
    }

    @Override
    public Object get(int index) {
      return batch.atom(index);
    }

    @Override
    public int size() {
      return batch.size();
    }
  }

  private static final class Joined extends AbstractList<Object> implements RandomAccess {
    private final List<List<Object>> parts;
    private final int[] ends;

    Joined(List<List<Object>> parts) {
      this.parts = parts;
      this.ends = new int[parts.size()];
      int end = 0;
      for (int i = 0; i < ends.length; i++) {
        end += parts.get(i).size();
        ends[i] = end;
      }
    }

    @Override
    public Object get(int index) {
      int part = Arrays.binarySearch(ends, index);
      part = part >= 0 ? part + 1 : -part - 1;
      return parts.get(part).get(index - (part == 0 ? 0 : ends[part - 1]));
    }

    @Override
    public int size() {
      return ends.length == 0 ? 0 : ends[ends.length - 1];
    }
  }
}
