package hocl.examples.bench;

import hocl.runtime.atom.Tuple;
import hocl.runtime.store.HashIndex;
import hocl.runtime.store.Indexing;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;
import hocl.runtime.store.Store;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Atoms {@code k:c} that come, rest, are found by k, and go; the time is that of one atom. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StoreBenchmark {

  private static final int ATOMS = 100_000;

  /** How many keys there are. */
  @Param({"100", "10000", "100000"})
  private int keys;

  private final long[] order = new long[ATOMS];
  private Species full = species();

  @Setup
  public void draw() {
    long x = 42;
    for (int i = 0; i < ATOMS; i++) {
      x = x * 16807 % 2147483647;
      order[i] = x % keys;
    }
  }

  @Setup(Level.Iteration)
  public void fill() {
    full = species();
    Indexing.index(full, 1);
    load(full);
  }

  private static Species species() {
    Store store = new Store();
    return new ReactingSolution(store).species(store.shapes().of(Tuple.of(0L, 0L)));
  }

  private void load(Species species) {
    for (int i = 0; i < ATOMS; i++) {
      int row = species.append();
      species.longs(0)[row] = order[i];
      species.longs(1)[row] = i;
      species.active();
      species.settle();
    }
  }

  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public Species load() {
    Species species = species();
    load(species);
    return species;
  }

  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public Species loadIndexed() {
    Species species = species();
    Indexing.index(species, 1);
    load(species);
    return species;
  }

  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public long findByKey() {
    HashIndex index = Indexing.index(full, 1);
    long sum = 0;
    for (long key : order) {
      int ring = index.ring(HashIndex.combine(0, HashIndex.hash(key)));
      int row = HashIndex.oldest(ring);
      while (full.longs(0)[row] != key) {
        row = index.after(ring, row);
      }
      sum += row;
    }
    return sum;
  }

  /** Each atom meets the oldest of its key, which goes, and comes in. */
  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public Species replaceByKey() {
    HashIndex index = Indexing.index(full, 1);
    for (long key : order) {
      int ring = index.ring(HashIndex.combine(0, HashIndex.hash(key)));
      int row = HashIndex.oldest(ring);
      while (full.longs(0)[row] != key) {
        row = index.after(ring, row);
      }
      full.remove(row);
      int made = full.append();
      full.longs(0)[made] = key;
      full.longs(1)[made] = 1;
      full.active();
      full.settle();
    }
    return full;
  }
}
