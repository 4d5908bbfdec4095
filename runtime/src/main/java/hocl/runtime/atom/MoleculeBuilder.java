package hocl.runtime.atom;

import hocl.runtime.atom.Batch.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a molecule of many atoms, kept in columns wherever they are alike. For one thread.
 *
 * <p>Atoms come whole, or as rows: each field by itself, then the end of the row. Tuples that begin
 * with the same atom, if that is not a number, share a batch of which it is the tag, unless there
 * are more than {@value #MOST_TAGS} such in a layout: then the first field is a column like others.
 * An atom that holds other atoms, has more than {@value #GREATEST_ARITY} fields, or comes after
 * {@value #MOST_LAYOUTS} layouts is kept as an object.
 */
@SuppressWarnings("ReferenceEquality") // a batch is what it is by identity
public final class MoleculeBuilder {
  private static final int MOST_TAGS = 64;
  private static final int MOST_LAYOUTS = 256;
  private static final int GREATEST_ARITY = 30;
  private static final int RECENT = 16;

  /** A layout is a bit that tells the arity, and then two bits for each field. */
  private static final int BITS = 2;

  private static final long NO_FIELDS = 1;
  private static final int INT = 0;
  private static final int FLOAT = 1;
  private static final int OTHER = 2;
  private static final long BARE = NO_FIELDS << BITS;

  private final List<GrowingBatch> batches = new ArrayList<>();
  private final Map<Long, Tagged> layouts = new HashMap<>();
  private final GrowingBatch ints = newBatch(BARE | INT, null);
  private final GrowingBatch floats = newBatch(BARE | FLOAT, null);
  private final GrowingBatch objects = newBatch(BARE | OTHER, null);

  /** The batch that took the latest atom. */
  private GrowingBatch latest = ints;

  /** Batches that took an atom lately, by the hash of the first field. */
  private final @Nullable GrowingBatch[] recent = new @Nullable GrowingBatch[RECENT];

  private int[] runBatches = {0, 0};
  private int[] runSizes = {0, 0};

  /** The first run, of bare Ints, may be empty. */
  private int runs = 1;

  private long[] longs = new long[8];
  private @Nullable Object[] others = new @Nullable Object[8];
  private byte[] kinds = new byte[8];
  private int fields;
  private long layout = NO_FIELDS;

  /** No atom yet. */
  public MoleculeBuilder() {}

  /** The batches of one layout: one for each tag, or one for all. */
  private static final class Tagged {
    final Map<Object, GrowingBatch> batches = new HashMap<>();
    @Nullable GrowingBatch all;
  }

  /** Adds an atom. */
  public void add(Object atom) {
    switch (atom) {
      case Long value -> addInt(value);
      case Tuple tuple when isFlat(tuple) -> {
        for (Object field : tuple.parts()) {
          field(field);
        }
        endRow();
      }
      default -> {
        field(atom);
        endRow();
      }
    }
  }

  private static boolean isFlat(Tuple tuple) {
    if (tuple.has(Compound.NESTED) || tuple.arity() > GREATEST_ARITY) {
      return false;
    }
    for (Object field : tuple.parts()) {
      if (field instanceof JavaObject) {
        return false;
      }
    }
    return true;
  }

  /** Adds an Int. */
  public void addInt(long value) {
    if (latest != ints) {
      beginRun(ints);
    }
    runSizes[runs - 1]++;
    ints.add(value);
  }

  /** Adds an Int to the row. */
  public void field(long value) {
    makeRoom();
    longs[fields] = value;
    endField(INT);
  }

  /** Adds a Float, in normal form, to the row. */
  public void field(double value) {
    makeRoom();
    longs[fields] = Double.doubleToRawLongBits(value);
    endField(FLOAT);
  }

  /** Adds an atom to the row: the only one, or one that holds no others and is no Java object. */
  public void field(Object atom) {
    switch (atom) {
      case Long value -> field((long) value);
      case Double value -> field((double) value);
      default -> {
        makeRoom();
        others[fields] = atom;
        endField(OTHER);
      }
    }
  }

  private void endField(int kind) {
    kinds[fields++] = (byte) kind;
    layout = layout << BITS | kind;
  }

  private void makeRoom() {
    if (fields == longs.length) {
      kinds = Arrays.copyOf(kinds, 2 * fields);
      longs = Arrays.copyOf(longs, 2 * fields);
      others = Arrays.copyOf(others, 2 * fields);
    }
  }

  /** Makes an atom of the fields since the last row: a tuple, or the field itself if it is one. */
  public void endRow() {
    GrowingBatch batch = latest;
    if (fields > GREATEST_ARITY) {
      batch = asObject();
    } else if (batch.layout != layout || (batch.tag != null && batch.tag != others[0])) {
      batch = find();
    }
    if (batch != latest) {
      beginRun(batch);
    }
    runSizes[runs - 1]++;
    batch.add(longs, others);
    fields = 0;
    layout = NO_FIELDS;
  }

  private void beginRun(GrowingBatch batch) {
    if (runs == runSizes.length) {
      runBatches = Arrays.copyOf(runBatches, 2 * runs);
      runSizes = Arrays.copyOf(runSizes, 2 * runs);
    }
    runBatches[runs] = batch.number;
    runSizes[runs] = 0;
    runs++;
    latest = batch;
  }

  private GrowingBatch find() {
    if (fields == 1) {
      return layout == (BARE | INT) ? ints : layout == (BARE | FLOAT) ? floats : objects;
    }
    int slot = kinds[0] == OTHER ? Objects.hashCode(others[0]) & (RECENT - 1) : 0;
    GrowingBatch batch = recent[slot];
    if (batch == null || batch.layout != layout || (batch.tag != null && batch.tag != others[0])) {
      batch = findOrMake();
      recent[slot] = batch;
    }
    return batch;
  }

  private GrowingBatch findOrMake() {
    Tagged known = layouts.get(layout);
    if (known == null) {
      if (layouts.size() == MOST_LAYOUTS) {
        return asObject();
      }
      known = new Tagged();
      layouts.put(layout, known);
    }
    if (known.all != null) {
      return known.all;
    }
    if (kinds[0] != OTHER) {
      known.all = newBatch(layout, null);
      return known.all;
    }
    Object tag = Objects.requireNonNull(others[0]);
    GrowingBatch batch = known.batches.get(tag);
    if (batch == null) {
      if (known.batches.size() == MOST_TAGS) {
        known.all = merged(known);
        return known.all;
      }
      batch = newBatch(layout, tag);
      known.batches.put(tag, batch);
    }
    return batch;
  }

  /** The row becomes one object. */
  private GrowingBatch asObject() {
    Object[] atoms = new Object[fields];
    for (int i = 0; i < fields; i++) {
      atoms[i] =
          switch (kinds[i]) {
            case INT -> longs[i];
            case FLOAT -> Double.longBitsToDouble(longs[i]);
            default -> Objects.requireNonNull(others[i]);
          };
    }
    others[0] = Tuple.of(atoms);
    return objects;
  }

  private GrowingBatch newBatch(long layout, @Nullable Object tag) {
    int arity = (63 - Long.numberOfLeadingZeros(layout)) / BITS;
    Column[] kinds = new Column[arity];
    for (int i = 0; i < arity; i++) {
      kinds[i] =
          switch ((int) (layout >>> (BITS * (arity - 1 - i))) & 3) {
            case INT -> Column.INT;
            case FLOAT -> Column.FLOAT;
            default -> Column.OTHER;
          };
    }
    GrowingBatch batch = new GrowingBatch(batches.size(), layout, tag, kinds);
    batches.add(batch);
    return batch;
  }

  /** Makes one batch of all tagged ones of the layout, in the order of their atoms. */
  private GrowingBatch merged(Tagged tagged) {
    GrowingBatch all = newBatch(layout, null);
    int[] next = new int[batches.size()];
    int kept = 0;
    for (int run = 0; run < runs; run++) {
      GrowingBatch batch = batches.get(runBatches[run]);
      int size = runSizes[run];
      int from = next[batch.number];
      next[batch.number] += size;
      if (batch.layout == layout) {
        all.addTagged(batch, from, size);
        batch = all;
      }
      if (kept > 0 && runBatches[kept - 1] == batch.number) {
        runSizes[kept - 1] += size;
      } else {
        runBatches[kept] = batch.number;
        runSizes[kept++] = size;
      }
    }
    runs = kept;
    latest = batches.get(runBatches[kept - 1]);
    tagged.batches.values().forEach(GrowingBatch::clear);
    Arrays.fill(recent, null);
    tagged.batches.clear();
    return all;
  }

  /** The molecule of all atoms so far, in their order. Nothing is to be added afterwards. */
  public Molecule build() {
    int first = runSizes[0] == 0 ? 1 : 0;
    if (runs == first) {
      return Molecule.EMPTY;
    }
    if (runs == first + 1 && runBatches[first] == objects.number) {
      return Molecule.of(objects.atoms());
    }
    Molecule mostlyInts = mostlyInts(first);
    if (mostlyInts != null) {
      return mostlyInts;
    }
    int[] numbers = new int[batches.size()];
    List<Batch> filled = new ArrayList<>();
    for (GrowingBatch batch : batches) {
      if (batch.size() > 0) {
        numbers[batch.number] = filled.size();
        filled.add(batch.finish());
      }
    }
    int[] batchOf = new int[runs - first];
    for (int i = 0; i < batchOf.length; i++) {
      batchOf[i] = numbers[runBatches[first + i]];
    }
    return new BatchMolecule(
        filled.toArray(new Batch[0]), batchOf, Arrays.copyOfRange(runSizes, first, runs));
  }

  /** The molecule if it is one run of Ints and else of single objects. */
  private @Nullable Molecule mostlyInts(int first) {
    int place = -1;
    for (int run = first; run < runs; run++) {
      if (runBatches[run] == ints.number && place < 0) {
        place = run == first ? 0 : runSizes[first];
      } else if (runBatches[run] != objects.number) {
        return null;
      }
    }
    return new IntMolecule(objects.atoms(), place, ints.ints());
  }
}
