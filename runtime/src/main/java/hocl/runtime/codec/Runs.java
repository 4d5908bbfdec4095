package hocl.runtime.codec;

import hocl.runtime.atom.Batch;
import hocl.runtime.atom.Batch.Column;
import hocl.runtime.atom.RunConsumer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The batches of a molecule and the order of its runs. */
final class Runs implements RunConsumer {
  private static final int FEW = 4;

  private final List<Batch> batches = new ArrayList<>(1);
  private final IdentityHashMap<Batch, Integer> numbers = new IdentityHashMap<>(FEW);
  private @Nullable Batch latest;
  private int latestNumber;
  private int[] batchOf = new int[FEW];
  private int[] sizes = new int[FEW];
  private int[] totals = new int[FEW];
  private int count;

  @Override
  @SuppressWarnings("ReferenceEquality") // a batch is what it is by identity
  public void accept(Batch batch, int from, int size) {
    if (batch != latest) {
      latest = batch;
      latestNumber = numbers.computeIfAbsent(batch, b -> batches.size());
      if (latestNumber == batches.size()) {
        batches.add(batch);
        if (latestNumber == totals.length) {
          totals = Arrays.copyOf(totals, 2 * latestNumber);
        }
      }
    }
    if (count == sizes.length) {
      batchOf = Arrays.copyOf(batchOf, 2 * count);
      sizes = Arrays.copyOf(sizes, 2 * count);
    }
    batchOf[count] = latestNumber;
    sizes[count++] = size;
    totals[latestNumber] += size;
  }

  /** Whether there are no columns: no atom, or bare atoms that are kept as objects. */
  boolean isPlain() {
    return count == 0 || (batches.size() == 1 && isBareObjects(batches.getFirst()));
  }

  static boolean isBareObjects(Batch batch) {
    return batch.arity() == 1 && batch.column(0) == Column.OTHER;
  }

  List<Batch> batches() {
    return batches;
  }

  /** The number of runs. */
  int count() {
    return count;
  }

  /** The place of the batch of a run. */
  int batchOf(int run) {
    return batchOf[run];
  }

  /** The number of atoms of a run. */
  int size(int run) {
    return sizes[run];
  }

  /** The number of atoms of a batch; its rows from 0 on are these. */
  int total(int batch) {
    return totals[batch];
  }

  /** The number of bytes of all columns of numbers. */
  long bytesOfNumbers() {
    long bytes = 0;
    for (int b = 0; b < batches.size(); b++) {
      for (int c = 0; c < batches.get(b).width(); c++) {
        if (batches.get(b).column(c) != Column.OTHER) {
          bytes += (long) Long.BYTES * totals[b];
        }
      }
    }
    return bytes;
  }
}
