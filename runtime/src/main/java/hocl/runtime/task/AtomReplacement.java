package hocl.runtime.task;

import hocl.runtime.atom.Batch;
import hocl.runtime.atom.Molecule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Puts another atom in the place of one, so that the molecule is written in the same form: in
 * batches and runs as long as before. For one thread.
 */
final class AtomReplacement {

  private static final int MOST_TRIES = 50;

  private final Random random;
  private final List<Run> runs = new ArrayList<>();

  /** Some rows of a batch. */
  private record Run(Batch batch, int from, int count) {}

  private AtomReplacement(Molecule molecule, Random random) {
    this.random = random;
    molecule.forEachRun((batch, from, count) -> runs.add(new Run(batch, from, count)));
  }

  /**
   * A molecule with one atom changed.
   *
   * @param molecule with at least one atom
   * @param others atoms that may come in where the molecule has none
   * @return null if no other atom of the same form was found
   */
  static @Nullable Molecule of(Molecule molecule, Molecule others, Random random) {
    AtomReplacement exchange = new AtomReplacement(molecule, random);
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Run run = exchange.runs.get(random.nextInt(exchange.runs.size()));
      int row = run.from() + random.nextInt(run.count());
      Run donor = exchange.donor(run.batch(), tries % 2 == 0 ? molecule : others);
      if (donor != null && !donor.batch().atom(donor.from()).equals(run.batch().atom(row))) {
        return exchange.rebuilt(run.batch(), row, donor);
      }
    }
    return null;
  }

  /** Draws a row with the form of a batch, or gives null. */
  private @Nullable Run donor(Batch like, Molecule from) {
    List<Run> all = new ArrayList<>();
    from.forEachRun((batch, first, count) -> {
      if (isLike(batch, like)) {
        all.add(new Run(batch, first, count));
      }
    });
    if (all.isEmpty()) {
      return null;
    }
    Run run = all.get(random.nextInt(all.size()));
    return new Run(run.batch(), run.from() + random.nextInt(run.count()), 1);
  }

  private static boolean isLike(Batch one, Batch other) {
    boolean alike =
        one.arity() == other.arity()
            && one.width() == other.width()
            && Objects.equals(one.tag(), other.tag());
    for (int column = 0; alike && column < one.width(); column++) {
      alike = one.column(column) == other.column(column);
    }
    return alike;
  }

  private Molecule rebuilt(Batch changed, int row, Run donor) {
    IdentityHashMap<Batch, Integer> places = new IdentityHashMap<>();
    List<Batch> before = new ArrayList<>();
    int[] batchOf = new int[runs.size()];
    int[] sizes = new int[runs.size()];
    for (int i = 0; i < sizes.length; i++) {
      Run run = runs.get(i);
      batchOf[i] = places.computeIfAbsent(run.batch(), absent -> before.size());
      if (batchOf[i] == before.size()) {
        before.add(run.batch());
      }
      sizes[i] = run.count();
    }
    List<Batch> after = new ArrayList<>(Collections.nCopies(before.size(), changed));
    for (int b = 0; b < before.size(); b++) {
      after.set(b, copied(before.get(b), changed, row, donor));
    }
    return Molecule.ofRuns(after, batchOf, sizes);
  }

  /** The rows of all runs of a batch, one of them changed if it is the batch with the change. */
  @SuppressWarnings("ReferenceEquality") // a batch is what it is by identity
  private Batch copied(Batch batch, Batch changed, int row, Run donor) {
    boolean isChanged = batch == changed;
    List<Run> mine = runs.stream().filter(run -> run.batch() == batch).toList();
    int total = mine.stream().mapToInt(Run::count).sum();
    Batch.Column[] kinds = new Batch.Column[batch.width()];
    Object[] columns = new Object[kinds.length];
    for (int column = 0; column < kinds.length; column++) {
      kinds[column] = batch.column(column);
      columns[column] =
          kinds[column] == Batch.Column.OTHER
              ? objects(mine, column, total, isChanged ? row : -1, donor)
              : numbers(mine, column, total, isChanged ? row : -1, donor);
    }
    return Batch.of(total, batch.arity(), batch.tag(), kinds, columns);
  }

  private static long[] numbers(List<Run> all, int column, int total, int row, Run donor) {
    long[] values = new long[total];
    int at = 0;
    for (Run run : all) {
      run.batch().copy(column, run.from(), values, at, run.count());
      if (row >= run.from() && row < run.from() + run.count()) {
        donor.batch().copy(column, donor.from(), values, at + row - run.from(), 1);
      }
      at += run.count();
    }
    return values;
  }

  private static Object[] objects(List<Run> all, int column, int total, int row, Run donor) {
    @Nullable Object[] values = new Object[total];
    int at = 0;
    for (Run run : all) {
      run.batch().copy(column, run.from(), values, at, run.count());
      if (row >= run.from() && row < run.from() + run.count()) {
        donor.batch().copy(column, donor.from(), values, at + row - run.from(), 1);
      }
      at += run.count();
    }
    return Arrays.stream(values).map(Objects::requireNonNull).toArray();
  }
}
