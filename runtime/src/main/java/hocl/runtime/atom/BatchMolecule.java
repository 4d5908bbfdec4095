package hocl.runtime.atom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A molecule kept as batches. Its order is a sequence of runs, each so many rows of a batch; the
 * rows of a batch come in their order.
 */
final class BatchMolecule extends Molecule {
  private final Batch[] batches;

  /** For each run the batch, the row it begins at, and the place behind it in the molecule. */
  private final int[] batchOf;

  private final int[] rowOf;
  private final int[] endOf;

  /**
   * A molecule of runs.
   *
   * @param batchOf the batch of each run
   * @param sizes the number of atoms of each run; all rows of all batches are in some run
   */
  BatchMolecule(Batch[] batches, int[] batchOf, int[] sizes) {
    super(factsOf(batches));
    this.batches = batches;
    this.batchOf = batchOf;
    this.rowOf = new int[sizes.length];
    this.endOf = new int[sizes.length];
    int[] next = new int[batches.length];
    int end = 0;
    for (int run = 0; run < sizes.length; run++) {
      rowOf[run] = next[batchOf[run]];
      next[batchOf[run]] += sizes[run];
      end = Math.addExact(end, sizes[run]);
      endOf[run] = end;
    }
  }

  /** The atoms of some molecules, one after another. */
  static Molecule ofParts(List<Molecule> parts) {
    List<Batch> batches = new ArrayList<>();
    IntStream.Builder batchOf = IntStream.builder();
    IntStream.Builder sizes = IntStream.builder();
    for (Molecule part : parts) {
      IdentityHashMap<Batch, Integer> numbers = new IdentityHashMap<>();
      part.forEachRun((batch, from, count) -> {
        Integer number = numbers.get(batch);
        if (number == null) {
          number = batches.size();
          batches.add(batch);
          numbers.put(batch, number);
        }
        batchOf.add(number);
        sizes.add(count);
      });
    }
    return new BatchMolecule(
        batches.toArray(new Batch[0]), batchOf.build().toArray(), sizes.build().toArray());
  }

  private static int factsOf(Batch[] batches) {
    int facts = 0;
    for (Batch batch : batches) {
      facts |= batch.facts();
    }
    return facts;
  }

  @Override
  public int size() {
    return endOf[endOf.length - 1];
  }

  @Override
  public Object get(int index) {
    int place = Arrays.binarySearch(endOf, index);
    int run = place >= 0 ? place + 1 : -place - 1;
    int begin = run == 0 ? 0 : endOf[run - 1];
    return batches[batchOf[run]].atom(rowOf[run] + index - begin);
  }

  @Override
  public void forEach(Consumer<Object> consumer) {
    forEachRun((batch, from, count) -> {
      for (int row = from; row < from + count; row++) {
        consumer.accept(batch.atom(row));
      }
    });
  }

  @Override
  public List<Object> atoms() {
    return new IntMolecule.View(this);
  }

  @Override
  public void forEachRun(RunConsumer consumer) {
    int begin = 0;
    for (int run = 0; run < endOf.length; run++) {
      consumer.accept(batches[batchOf[run]], rowOf[run], endOf[run] - begin);
      begin = endOf[run];
    }
  }

  @Override
  boolean holdsRule() {
    for (Batch batch : batches) {
      Object[] atoms = batch.objects();
      if (holdsRule(atoms, Math.min(batch.size(), atoms.length))) {
        return true;
      }
    }
    return false;
  }

  /** Tuples in columns hold no compounds, and are made anew at each call. */
  @Override
  Object[] compounds() {
    List<Object> compounds = new ArrayList<>();
    for (Batch batch : batches) {
      for (Object atom : batch.objects()) {
        if (atom instanceof Compound || atom instanceof SolutionView) {
          compounds.add(atom);
        }
      }
    }
    return compounds.toArray();
  }

  @Override
  Object[] parts() {
    Object[] parts = new Object[size()];
    int[] filled = {0};
    forEach(atom -> parts[filled[0]++] = atom);
    return parts;
  }
}
