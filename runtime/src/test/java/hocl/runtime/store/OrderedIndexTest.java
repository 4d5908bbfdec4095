package hocl.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The index against the sorted list of its rows. Its species is a table; nothing else is in it. */
class OrderedIndexTest {

  private static final int KEY = 1;
  private static final int A = 0;
  private static final int B = 2;

  private final Store store = new Store();
  private final Species species =
      new ReactingSolution(store).species(store.shapes().of(Tuple.of(1L, 2L, 3L)));
  private final List<Integer> rows = new ArrayList<>();

  private record Bounds(long from, long to, long lowA, long highA, long lowB, long highB) {

    boolean admit(Species species, int row, boolean a, boolean b) {
      return between(from, species.longs(KEY)[row], to)
          && (!a || between(lowA, species.longs(A)[row], highA))
          && (!b || between(lowB, species.longs(B)[row], highB));
    }

    private static boolean between(long low, long value, long high) {
      return low <= value && value <= high;
    }
  }

  /** A passive row, which indexes of the species itself do not know of. */
  private int row(long a, long key, long b) {
    int row = species.append();
    species.longs(A)[row] = a;
    species.longs(KEY)[row] = key;
    species.longs(B)[row] = b;
    species.settle();
    return species.passiveEnd() - 1;
  }

  private List<Integer> expected(Bounds bounds, boolean a, boolean b) {
    return rows.stream()
        .filter(row -> bounds.admit(species, row, a, b))
        .sorted(
            Comparator.<Integer>comparingLong(row -> species.longs(KEY)[row])
                .thenComparing(row -> row))
        .toList();
  }

  private static List<Integer> ascending(OrderedIndex index, Bounds q, boolean a, boolean b) {
    List<Integer> found = new ArrayList<>();
    int at = OrderedIndex.NONE;
    while (true) {
      if (a && b) {
        at = index.next(at, q.from, q.to, A, q.lowA, q.highA, B, q.lowB, q.highB);
      } else if (a) {
        at = index.next(at, q.from, q.to, A, q.lowA, q.highA);
      } else if (b) {
        at = index.next(at, q.from, q.to, B, q.lowB, q.highB);
      } else {
        at = index.next(at, q.from, q.to);
      }
      if (at == OrderedIndex.NONE) {
        return found;
      }
      found.add(index.row(at));
    }
  }

  private static List<Integer> descending(OrderedIndex index, Bounds q, boolean a, boolean b) {
    List<Integer> found = new ArrayList<>();
    int at = OrderedIndex.NONE;
    while (true) {
      if (a && b) {
        at = index.previous(at, q.from, q.to, A, q.lowA, q.highA, B, q.lowB, q.highB);
      } else if (a) {
        at = index.previous(at, q.from, q.to, A, q.lowA, q.highA);
      } else if (b) {
        at = index.previous(at, q.from, q.to, B, q.lowB, q.highB);
      } else {
        at = index.previous(at, q.from, q.to);
      }
      if (at == OrderedIndex.NONE) {
        return found;
      }
      found.add(index.row(at));
    }
  }

  private void check(OrderedIndex index, Bounds bounds, String when) {
    for (boolean a : new boolean[] {false, true}) {
      for (boolean b : new boolean[] {false, true}) {
        List<Integer> expected = expected(bounds, a, b);
        assertThat(ascending(index, bounds, a, b)).as(when).isEqualTo(expected);
        assertThat(descending(index, bounds, a, b)).as(when).isEqualTo(expected.reversed());
      }
    }
  }

  private static Bounds bounds(Random random, int span) {
    long[] ends = new long[6];
    for (int i = 0; i < 6; i += 2) {
      ends[i] = random.nextInt(3) == 0 ? Long.MIN_VALUE : value(random, span);
      ends[i + 1] = random.nextInt(3) == 0 ? Long.MAX_VALUE : value(random, span);
    }
    return new Bounds(ends[0], ends[1], ends[2], ends[3], ends[4], ends[5]);
  }

  private static long value(Random random, int span) {
    return switch (random.nextInt(40)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      default -> random.nextInt(-span, span + 1);
    };
  }

  /** Spans from a few values, hence many equal keys, to many; sizes from a leaf to three levels. */
  @ParameterizedTest
  @CsvSource({"3, 60", "3, 3000", "50, 600", "2000, 3000", "1000000, 6000"})
  void changesAtRandomKeepItInStepWithItsRows(int span, int most) {
    for (long seed = 0; seed < 4; seed++) {
      Random random = new Random(seed);
      rows.clear();
      OrderedIndex index = new OrderedIndex(species, KEY, 1 << A | 1 << B);
      while (species.first() < species.passiveEnd()) {
        index.remove(species.first());
        species.remove(species.first());
      }
      // rows stay where they are, because there is always room for one more
      species.reserve(4 * most);
      boolean growing = true;
      for (int step = 0; step < 3 * most; step++) {
        growing = rows.isEmpty() || (rows.size() < most && (growing || random.nextInt(most) == 0));
        change(index, random, span, growing);
        if (step % Math.max(1, most / 40) == 0) {
          check(index, bounds(random, span), "seed %d, step %d".formatted(seed, step));
        }
      }
      while (!rows.isEmpty()) {
        remove(index, random);
        if (rows.size() % Math.max(1, most / 40) == 0) {
          check(index, bounds(random, span), "seed %d, %d left".formatted(seed, rows.size()));
        }
      }
      add(index, random, span);
      check(index, bounds(random, span), "seed %d, one again".formatted(seed));
    }
  }

  private void change(OrderedIndex index, Random random, int span, boolean growing) {
    int draw = random.nextInt(8);
    if (rows.isEmpty() || (draw < 6 && growing) || draw == 0) {
      add(index, random, span);
    } else if (draw < 7) {
      remove(index, random);
    } else {
      int row = rows.get(random.nextInt(rows.size()));
      species.longs(A)[row] = value(random, span);
      species.longs(B)[row] = value(random, span);
      index.change(row);
    }
  }

  private void add(OrderedIndex index, Random random, int span) {
    int row = row(value(random, span), value(random, span), value(random, span));
    rows.add(row);
    index.add(row);
  }

  private void remove(OrderedIndex index, Random random) {
    int place = random.nextInt(rows.size());
    int row = rows.set(place, rows.getLast());
    rows.removeLast();
    index.remove(row);
    species.remove(row);
  }

  /** Keys that come in order, up or down, and leave in order, from either end. */
  @ParameterizedTest
  @CsvSource({"1, true", "1, false", "-1, true", "-1, false"})
  void keysInOrderComeAndGo(int direction, boolean oldestFirst) {
    OrderedIndex index = new OrderedIndex(species, KEY, 1 << A | 1 << B);
    for (int i = 0; i < 5000; i++) {
      int row = row(i % 71, (long) direction * i, i % 7);
      rows.add(row);
      index.add(row);
    }
    Random random = new Random(5);
    while (!rows.isEmpty()) {
      if (rows.size() % 100 == 0) {
        check(index, bounds(random, 5000), rows.size() + " left");
        check(index, bounds(random, 20), rows.size() + " left");
      }
      int row = oldestFirst ? rows.removeFirst() : rows.removeLast();
      index.remove(row);
      species.remove(row);
    }
    assertThat(index.next(OrderedIndex.NONE, Long.MIN_VALUE, Long.MAX_VALUE))
        .isEqualTo(OrderedIndex.NONE);
  }

  @Test
  void rowsThatAreThereAlreadyAreInAndRowsThatMovedAreFoundAfterARebuild() {
    for (int i = 0; i < 2000; i++) {
      rows.add(row(i, (i * 7919L) % 501, -i));
    }
    OrderedIndex index = new OrderedIndex(species, KEY, 1 << A | 1 << B);
    Bounds all = new Bounds(-1, 600, 0, 2000, -2000, 0);
    check(index, all, "at first");
    for (int i = 0; i < 1500; i++) {
      index.remove(rows.get(i));
      species.remove(rows.get(i));
    }
    species.tidy();
    rows.clear();
    for (int row = 0; row < species.passiveEnd(); row++) {
      rows.add(row);
    }
    assertThat(rows).hasSize(500);
    index.rebuild();
    check(index, all, "after moving");
    check(index, new Bounds(100, 200, 1600, 1700, -1650, -1), "after moving");
  }

  @Test
  void boundsAreInclusiveUpToTheLimitsOfLongs() {
    OrderedIndex index = new OrderedIndex(species, KEY, 1 << A | 1 << B);
    for (long key : new long[] {Long.MIN_VALUE, Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
      for (long other : new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}) {
        int row = row(other, key, -1 - other);
        rows.add(row);
        index.add(row);
      }
    }
    long least = Long.MIN_VALUE;
    long greatest = Long.MAX_VALUE;
    check(index, new Bounds(least, least, greatest, greatest, least, least), "one");
    check(index, new Bounds(greatest, greatest, least, greatest, least, greatest), "last key");
    check(index, new Bounds(least, greatest, least, least, greatest, greatest), "any key");
    check(index, new Bounds(greatest, least, least, greatest, least, greatest), "nothing");
  }
}
