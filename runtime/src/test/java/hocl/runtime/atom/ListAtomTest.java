package hocl.runtime.atom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lists made of parts of others are what they would be if each had an array of its own. */
class ListAtomTest {

  private static final int SEEDS = 200;
  private static final int STEPS = 300;

  /** A List beside what it should hold. */
  private record Twin(ListAtom list, List<Object> items) {}

  private static Object item(Random random, long number) {
    return switch (random.nextInt(4)) {
      case 0 -> number;
      case 1 -> "s" + number;
      case 2 -> (double) number;
      default -> Tuple.of(number, "t");
    };
  }

  private static List<Object> items(Random random, int most) {
    List<Object> items = new ArrayList<>();
    for (int n = random.nextInt(most + 1); n > 0; n--) {
      items.add(item(random, random.nextInt(50)));
    }
    return items;
  }

  /** Old Lists stay as they were, whatever is made of them. */
  @Test
  void partsAndLongerListsLeaveOthersAlone() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<Twin> twins = new ArrayList<>();
      List<Object> first = items(random, 100);
      twins.add(new Twin(ListAtom.of(first), first));
      for (int step = 0; step < STEPS; step++) {
        Twin old = twins.get(twins.size() - 1 - random.nextInt(Math.min(4, twins.size())));
        if (random.nextInt(3) == 0) {
          int to = old.items().size() - random.nextInt(Math.min(3, old.items().size() + 1));
          int from = Math.min(to, random.nextInt(4));
          twins.add(new Twin(old.list().slice(from, to), old.items().subList(from, to)));
        } else {
          List<Object> before = items(random, random.nextInt(4));
          List<Object> behind = items(random, random.nextInt(4));
          List<Object> all = new ArrayList<>(before);
          all.addAll(old.items());
          all.addAll(behind);
          twins.add(new Twin(old.list().with(before, behind), all));
        }
      }
      for (Twin twin : twins) {
        ListAtom plain = ListAtom.of(twin.items());
        assertThat(twin.list()).as("seed %d", seed).isEqualTo(plain);
        assertThat(twin.list().hashCode()).as("seed %d", seed).isEqualTo(plain.hashCode());
        assertThat(twin.list().toString()).as("seed %d", seed).isEqualTo(plain.toString());
        assertThat(Atoms.digest(twin.list())).as("seed %d", seed).isEqualTo(Atoms.digest(plain));
        assertThat(Atoms.compare(twin.list(), plain)).as("seed %d", seed).isZero();
      }
    }
  }

  @Test
  void aQueueKeepsNoMoreThanAFewTimesItsItems() {
    ListAtom queue = ListAtom.of(new ArrayList<>(java.util.Collections.nCopies(1000, 1L)));
    for (long n = 0; n < 100_000; n++) {
      queue = queue.slice(1, queue.size()).with(List.of(), List.of(n));
    }
    assertThat(queue.size()).isEqualTo(1000);
    assertThat(queue.get(0)).isEqualTo(99_000L);
    assertThat(queue.get(999)).isEqualTo(99_999L);
    assertThat(((ListSlice) queue).capacity()).isLessThan(8000);
  }
}
