package hocl.runtime.balance;

import hocl.runtime.atom.Batch;
import hocl.runtime.atom.Batch.Column;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.RunConsumer;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the hashes of the atoms of one multiset, column by column, without making objects for
 * tuples. For one thread.
 */
final class ColumnSum implements RunConsumer {
  private static final int CHUNK = 256;

  private final BalanceKey key;
  private final LeafHash leaf;

  /** The atoms that have parts and are kept as objects: they are not in the sums. */
  private List<Object> compounds = new ArrayList<>();

  private long first;
  private long second;

  /** The summands of a column for each half; the values of a column of numbers are in the first. */
  private final long[] addedFirst = new long[CHUNK];

  private final long[] addedSecond = new long[CHUNK];

  /** The hashes of the rows as far as columns have been looked at. */
  private final long[] firsts = new long[CHUNK];

  private final long[] seconds = new long[CHUNK];

  /** The batch of the latest run, with how the hash of its atoms begins. */
  private @Nullable Batch latest;

  private long startFirst;
  private long startSecond;

  ColumnSum(BalanceKey key, LeafHash leaf) {
    this.key = key;
    this.leaf = leaf;
  }

  /** The sum of the first halves since the last {@link #reset}. */
  long first() {
    return first;
  }

  /** The sum of the second halves since the last {@link #reset}. */
  long second() {
    return second;
  }

  /** The atoms with parts since the last {@link #reset}. */
  List<Object> compounds() {
    return compounds;
  }

  /** Begins with another multiset. */
  void reset() {
    first = 0;
    second = 0;
    compounds = new ArrayList<>();
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a batch is what it is by identity
  public void accept(Batch batch, int from, int count) {
    if (batch.arity() == 1 && batch.column(0) == Column.OTHER) {
      for (int row = from; row < from + count; row++) {
        atom(batch.get(0, row));
      }
      return;
    }
    if (batch != latest) {
      latest = batch;
      start(batch);
    }
    for (int begin = from; begin < from + count; begin += CHUNK) {
      chunk(batch, begin, Math.min(CHUNK, from + count - begin));
    }
  }

  private void atom(Object atom) {
    if (atom instanceof Tuple || atom instanceof ListAtom || atom instanceof Solution) {
      compounds.add(atom);
    } else {
      leaf.hash(atom);
      first += BalanceKey.mixFirst(leaf.first());
      second += BalanceKey.mixSecond(leaf.second());
    }
  }

  private void start(Batch batch) {
    startFirst = 0;
    startSecond = 0;
    if (batch.arity() > 1) {
      leaf.start(Kind.TUPLE, batch.arity());
      startFirst = leaf.first();
      startSecond = leaf.second();
    }
    Object tag = batch.tag();
    if (tag != null) {
      leaf.hash(tag);
      startFirst = key.stepFirst(startFirst + leaf.first());
      startSecond = key.stepSecond(startSecond + leaf.second());
    }
  }

  private void chunk(Batch batch, int from, int count) {
    Arrays.fill(firsts, 0, count, startFirst);
    Arrays.fill(seconds, 0, count, startSecond);
    int last = batch.width() - 1;
    for (int c = 0; c <= last; c++) {
      switch (batch.column(c)) {
        case INT -> {
          batch.copy(c, from, addedFirst, 0, count);
          add(c == last, addedFirst, count, leaf.intFirst(), leaf.intSecond());
        }
        case FLOAT -> {
          batch.copy(c, from, addedFirst, 0, count);
          add(c == last, addedFirst, count, leaf.floatFirst(), leaf.floatSecond());
        }
        case OTHER -> {
          for (int row = 0; row < count; row++) {
            leaf.hash(batch.get(c, from + row));
            addedFirst[row] = leaf.first();
            addedSecond[row] = leaf.second();
          }
          add(c == last, addedSecond, count, 0, 0);
        }
      }
    }
  }

  /** Adds a column to the hashes of the rows, and the rows to the sums if it is the last one. */
  private void add(boolean last, long[] second, int count, long secretFirst, long secretSecond) {
    if (last) {
      sum(second, count, secretFirst, secretSecond);
    } else {
      step(second, count, secretFirst, secretSecond);
    }
  }

  private void step(long[] added, int count, long secretFirst, long secretSecond) {
    for (int row = 0; row < count; row++) {
      firsts[row] = key.stepFirst(firsts[row] + addedFirst[row] + secretFirst);
      seconds[row] = key.stepSecond(seconds[row] + added[row] + secretSecond);
    }
  }

  private void sum(long[] added, int count, long secretFirst, long secretSecond) {
    long sumFirst = first;
    long sumSecond = second;
    for (int row = 0; row < count; row++) {
      sumFirst += BalanceKey.mixFirst(firsts[row] + addedFirst[row] + secretFirst);
      sumSecond += BalanceKey.mixSecond(seconds[row] + added[row] + secretSecond);
    }
    first = sumFirst;
    second = sumSecond;
  }
}
