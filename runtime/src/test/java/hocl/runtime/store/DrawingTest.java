package hocl.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawingTest {

  private final Store store = new Store();
  private final ReactingSolution host = new ReactingSolution(store);

  private static Set<Long> drawable(Drawing drawing) {
    Set<Long> values = new HashSet<>();
    int atoms = drawing.atoms();
    for (int place = 0; place < atoms; place++) {
      values.add(drawing.species(place).longs(0)[drawing.row(place)]);
    }
    assertThat(values).hasSize(atoms);
    return values;
  }

  private Species ints() {
    return host.species(store.shapes().ints());
  }

  @Test
  void whatWaitedCanBeDrawnAndWhatWasTriedCannot() {
    for (long value = 0; value < 5; value++) {
      host.add(value);
    }
    Species ints = ints();
    ints.active();
    ints.settle();
    Drawing drawing = host.drawing(false);
    assertThat(drawable(drawing)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    drawing.triedInVain(ints, drawing.row(0));
    host.add(7L);
    assertThat(drawable(drawing)).hasSize(4).contains(7L).doesNotContain(0L);
  }

  @Test
  void whatHasNotBeenTriedWaitsAgainWhenDrawsAreOver() {
    for (long value = 0; value < 5; value++) {
      host.add(value);
    }
    Drawing drawing = host.drawing(false);
    drawing.atoms();
    drawing.triedInVain(ints(), drawing.row(2));
    store.endDraws();
    int tried = 0;
    while (ints().hasActive()) {
      ints().active();
      ints().settle();
      tried++;
    }
    assertThat(tried).isEqualTo(4);
    assertThat(ints().passive()).isEqualTo(5);
  }

  @Test
  void theSetIsRightHoweverRowsComeGoAndMove() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      ReactingSolution solution = new ReactingSolution(new Store());
      Species ints = solution.species(solution.store().shapes().ints());
      Drawing drawing = solution.drawing(true);
      Map<Long, Boolean> untried = new HashMap<>();
      long next = 0;
      for (int step = 0; step < 2000; step++) {
        int atoms = drawing.atoms();
        int place = atoms == 0 ? 0 : random.nextInt(atoms);
        switch (random.nextInt(atoms == 0 ? 1 : 4)) {
          case 0 -> {
            for (int i = random.nextInt(8); i >= 0; i--) {
              solution.add(next);
              untried.put(next++, true);
            }
          }
          case 1 -> {
            untried.put(ints.longs(0)[drawing.row(place)], false);
            drawing.triedInVain(ints, drawing.row(place));
          }
          default -> {
            List<Integer> rows = new ArrayList<>();
            for (int row = ints.first(); row < ints.passiveEnd(); row++) {
              if (!ints.isDead(row)) {
                rows.add(row);
              }
            }
            int row = rows.get(random.nextInt(rows.size()));
            untried.remove(ints.longs(0)[row]);
            ints.remove(row);
          }
        }
        Set<Long> expected = new HashSet<>();
        untried.forEach((value, waits) -> {
          if (waits) {
            expected.add(value);
          }
        });
        assertThat(drawable(drawing)).as("seed %d, step %d", seed, step).isEqualTo(expected);
      }
    }
  }
}
