package hocl.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The index over a number against a list of what is in the species. */
class HashIndexTest {

  private static final int NUMBER = 1;
  private static final int KEY = 1 << NUMBER;

  private final Store store = new Store();
  private final Species species =
      new ReactingSolution(store).species(store.shapes().of(Tuple.of(1L, 2L)));
  private final HashIndex index = Indexing.index(species, KEY);
  private final List<Long> present = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();
  private long serial;

  /** How the numbers come. */
  enum Coming {
    IN_ANY_ORDER {
      @Override
      long next(Random random, long n) {
        return random.nextInt(300);
      }
    },
    ASCENDING {
      @Override
      long next(Random random, long n) {
        return n;
      }
    },
    DESCENDING {
      @Override
      long next(Random random, long n) {
        return -n;
      }
    },
    FAR_APART {
      @Override
      long next(Random random, long n) {
        return random.nextInt(40) * 1_000_003L;
      }
    },
    FROM_NEAR_TO_FAR {
      @Override
      long next(Random random, long n) {
        return n % 97 == 96 ? random.nextLong() : random.nextInt(100) - 50L;
      }
    },
    AT_THE_ENDS {
      @Override
      long next(Random random, long n) {
        return (n / 200 % 2 == 0 ? Long.MAX_VALUE - 90 : Long.MIN_VALUE) + random.nextInt(90);
      }
    },
    TO_AND_FRO {
      @Override
      long next(Random random, long n) {
        return n / 30 % 2 * 1_000_000 + random.nextInt(20);
      }
    };

    abstract long next(Random random, long n);
  }

  private void come(long number) {
    int row = species.append();
    species.longs(0)[row] = serial;
    species.longs(NUMBER)[row] = number;
    species.settle();
    present.add(serial++);
    numbers.add(number);
  }

  private void go(int at) {
    for (int row = species.first(); row < species.passiveEnd(); row++) {
      if (!species.isDead(row) && species.longs(0)[row] == present.get(at)) {
        species.remove(row);
        present.remove(at);
        numbers.remove(at);
        return;
      }
    }
    throw new AssertionError("not there");
  }

  private List<Long> found(long number) {
    List<Long> found = new ArrayList<>();
    int ring = index.ring(HashIndex.combine(0, HashIndex.hash(number)));
    if (ring == 0) {
      return found;
    }
    int first = HashIndex.oldest(ring);
    int row = first;
    do {
      if (species.longs(NUMBER)[row] == number) {
        found.add(species.longs(0)[row]);
      }
      row = index.after(ring, row);
    } while (row != first);
    return found;
  }

  private List<Long> expected(long number) {
    List<Long> expected = new ArrayList<>();
    for (int i = 0; i < present.size(); i++) {
      if (numbers.get(i) == number) {
        expected.add(present.get(i));
      }
    }
    return expected;
  }

  @ParameterizedTest
  @EnumSource
  void givesTheRowsOfANumberInTheOrderOfTheirArrival(Coming coming) {
    for (int seed = 0; seed < 8; seed++) {
      Random random = new Random(seed);
      int most = 4 << seed;
      for (int n = 0; n < 1500; n++) {
        long number = coming.next(random, n);
        come(number);
        while (present.size() > most || (!present.isEmpty() && random.nextInt(6) == 0)) {
          go(random.nextInt(4) == 0 ? 0 : random.nextInt(present.size()));
        }
        long sought = random.nextBoolean() ? number : coming.next(random, n);
        assertThat(found(sought)).as("seed %d, step %d", seed, n).isEqualTo(expected(sought));
      }
    }
  }

  @Test
  void findsNumbersBesideTheEndsOfATable() {
    for (long number : new long[] {Long.MAX_VALUE, Long.MAX_VALUE - 1, 0, -1, Long.MIN_VALUE}) {
      come(number);
      assertThat(found(number)).isEqualTo(expected(number));
      assertThat(found(number + 1)).isEqualTo(expected(number + 1));
      assertThat(found(number - 1)).isEqualTo(expected(number - 1));
      go(0);
    }
  }

  @Test
  void invertsTheFactorOfHashes() {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      long number = random.nextLong();
      assertThat(DirectPlaces.number(HashIndex.combine(0, number))).isEqualTo(number);
    }
  }

  @Test
  void hasAPlaceForEachNumberOrNone() {
    assertThat(DirectPlaces.start(0, 63, 64)).isZero();
    assertThat(DirectPlaces.start(0, 64, 64)).isEqualTo(DirectPlaces.NONE);
    assertThat(DirectPlaces.start(Long.MIN_VALUE, Long.MAX_VALUE, 64)).isEqualTo(DirectPlaces.NONE);
    assertThat(DirectPlaces.start(1, 0, 64)).isEqualTo(DirectPlaces.NONE);
    assertThat(DirectPlaces.start(100, 110, 64)).isBetween(47L, 100L);
    assertThat(DirectPlaces.start(Long.MAX_VALUE, Long.MAX_VALUE, 64))
        .isEqualTo(Long.MAX_VALUE - 63);
    assertThat(DirectPlaces.start(Long.MIN_VALUE, Long.MIN_VALUE, 64)).isEqualTo(Long.MIN_VALUE);
  }
}
