package hocl.runtime.codec;

import hocl.runtime.atom.Batch;
import hocl.runtime.atom.Batch.Column;
import hocl.runtime.atom.Molecule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The layouts and runs of a molecule whose columns are about to be read. */
final class ColumnLayouts {
  /** A column takes a byte in its layout, and one for its first value. */
  private static final int LEAST_BYTES_OF_COLUMN = 2;

  /** A batch has a layout, a run and a column. */
  private static final int LEAST_BYTES_OF_BATCH = 2 + LEAST_BYTES_OF_COLUMN;

  private final Layout[] layouts;
  private final int[] batchOf;
  private final int[] sizes;

  private ColumnLayouts(Layout[] layouts, int[] batchOf, int[] sizes) {
    this.layouts = layouts;
    this.batchOf = batchOf;
    this.sizes = sizes;
  }

  /** The layout of a batch, with its number of atoms as far as runs have been read. */
  private static final class Layout {
    final int arity;
    final @Nullable Object tag;
    final byte[] columns;
    int size;

    Layout(int arity, @Nullable Object tag, byte[] columns) {
      this.arity = arity;
      this.tag = tag;
      this.columns = columns;
    }

    private int leastBytes() {
      int bytes = 0;
      for (byte column : columns) {
        bytes += leastBytes(column);
      }
      return bytes;
    }

    static int leastBytes(byte column) {
      return column == CodecNumbers.INT_COLUMN || column == CodecNumbers.FLOAT_COLUMN
          ? Long.BYTES
          : 1;
    }
  }

  /** Reads layouts and runs, and promises the columns. */
  static ColumnLayouts read(Decoder decoder, ByteSource in) throws CodecException {
    int count = in.count(LEAST_BYTES_OF_BATCH);
    if (count == 0) {
      throw in.refusal("columns need a batch");
    }
    Layout[] layouts = new Layout[count];
    for (int b = 0; b < count; b++) {
      layouts[b] = layout(decoder, in);
    }
    int runs = in.count(1);
    int[] batchOf = new int[runs];
    int[] sizes = new int[runs];
    long atoms = 0;
    for (int run = 0; run < runs; run++) {
      long head = in.number();
      int batch = (int) (head % count);
      long size = head / count + 1;
      in.check(size);
      batchOf[run] = batch;
      sizes[run] = (int) size;
      atoms += size;
      in.check(atoms);
      layouts[batch].size += (int) size;
    }
    long promised = 0;
    for (Layout layout : layouts) {
      if (layout.size == 0) {
        throw in.refusal("a batch has no atoms");
      }
      promised += (long) layout.size * layout.leastBytes();
      in.check(promised);
    }
    in.promise(promised);
    return new ColumnLayouts(layouts, batchOf, sizes);
  }

  private static Layout layout(Decoder decoder, ByteSource in) throws CodecException {
    long head = in.number();
    boolean tagged = (head & 1) != 0;
    long arity = head >>> 1;
    long width = tagged ? arity - 1 : arity;
    if (width < 1) {
      throw in.refusal("a batch needs a column");
    }
    in.check(width);
    in.check(width * LEAST_BYTES_OF_COLUMN);
    Object tag = tagged ? decoder.plain() : null;
    byte[] columns = in.bytes((int) width);
    for (byte column : columns) {
      if (column < CodecNumbers.INT_COLUMN || column > CodecNumbers.PLAIN_STRING_COLUMN) {
        throw in.refusal("a column is of the unknown kind " + column);
      }
    }
    return new Layout((int) arity, tag, columns);
  }

  /** The number of columns of all batches. */
  int count() {
    int count = 0;
    for (Layout layout : layouts) {
      count += layout.columns.length;
    }
    return count;
  }

  int batches() {
    return layouts.length;
  }

  /** The number of columns of a batch. */
  int width(int batch) {
    return layouts[batch].columns.length;
  }

  /** How a column was written. */
  byte kind(int batch, int column) {
    return layouts[batch].columns[column];
  }

  /** The number of atoms of a batch. */
  int size(int batch) {
    return layouts[batch].size;
  }

  /** Whether the atoms of a batch are not tuples. */
  boolean isBare(int batch) {
    return layouts[batch].arity == 1;
  }

  /** The molecule, given all columns, batch after batch. */
  Molecule molecule(Object[] columns) {
    if (layouts.length == 1
        && isBare(0)
        && columns[0] instanceof long[] values
        && kind(0, 0) == CodecNumbers.INT_COLUMN) {
      return Molecule.ofInts(values);
    }
    List<Batch> batches = new ArrayList<>(layouts.length);
    int next = 0;
    for (Layout layout : layouts) {
      int width = layout.columns.length;
      Object[] arrays = new Object[width];
      Column[] kinds = new Column[width];
      for (int c = 0; c < width; c++) {
        arrays[c] = columns[next++];
        kinds[c] =
            switch (layout.columns[c]) {
              case CodecNumbers.INT_COLUMN -> Column.INT;
              case CodecNumbers.FLOAT_COLUMN -> Column.FLOAT;
              default -> Column.OTHER;
            };
      }
      batches.add(Batch.of(layout.size, layout.arity, layout.tag, kinds, arrays));
    }
    return Molecule.ofRuns(batches, batchOf, sizes);
  }
}
