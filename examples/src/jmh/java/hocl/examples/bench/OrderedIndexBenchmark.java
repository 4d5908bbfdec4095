package hocl.examples.bench;

import hocl.runtime.atom.Tuple;
import hocl.runtime.store.Indexing;
import hocl.runtime.store.OrderedIndex;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;
import hocl.runtime.store.Store;
import hocl.runtime.store.Waking;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Atoms {@code i:v} ordered by v, searched with bounds on both and changed; one at a time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class OrderedIndexBenchmark {

  private static final int TIMES = 1000;

  @Param({"400", "10000", "100000"})
  private int atoms;

  private final int[] rows = new int[TIMES];
  private Species species = species();

  private static Species species() {
    Store store = new Store();
    return new ReactingSolution(store).species(store.shapes().of(Tuple.of(0L, 0L)));
  }

  private static OrderedIndex index(Species species) {
    return Objects.requireNonNull(Indexing.ordered(species, 1, 1));
  }

  @Setup
  public void fill() {
    species = species();
    long x = 42;
    for (int i = 0; i < atoms; i++) {
      x = x * 16807 % 2147483647;
      int row = species.append();
      species.longs(0)[row] = i;
      species.longs(1)[row] = x;
      species.active();
      species.settle();
    }
    index(species);
    for (int i = 0; i < TIMES; i++) {
      x = x * 16807 % 2147483647;
      rows[i] = (int) (x % atoms);
    }
  }

  /** The least value beyond the place of a row. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public long find() {
    OrderedIndex index = index(species);
    long sum = 0;
    for (int row : rows) {
      long least = Long.MIN_VALUE;
      long value = species.longs(1)[row];
      sum +=
          index.next(
              OrderedIndex.NONE, least, value - 1, 0, species.longs(0)[row] + 1, Long.MAX_VALUE);
    }
    return sum;
  }

  /** Two rows exchange their values, by which they are ordered. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public Species exchangeKeys() {
    exchange(1);
    return species;
  }

  /** Two rows exchange their places, which are summarised only. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public Species exchangeOthers() {
    exchange(0);
    return species;
  }

  private void exchange(int column) {
    for (int i = 0; i < TIMES; i++) {
      int one = rows[i];
      int other = rows[TIMES - 1 - i];
      long kept = species.longs(column)[one];
      put(one, column, species.longs(column)[other]);
      put(other, column, kept);
    }
  }

  private void put(int row, int column, long value) {
    Waking.change(species, row, 1 << column);
    species.longs(column)[row] = value;
    Waking.changed(species, row, 1 << column);
  }
}
