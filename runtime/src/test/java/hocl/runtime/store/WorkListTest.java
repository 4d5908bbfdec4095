package hocl.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkListTest {

  @Test
  void firstsComeInOrderAndPlacesAreFilledByTheLast() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Store store = new Store();
      WorkList list = new WorkList();
      List<ReactingSolution> expected = new ArrayList<>();
      for (int step = 0; step < 500; step++) {
        switch (random.nextInt(expected.isEmpty() ? 1 : 4)) {
          case 2 -> assertThat(list.takeFirst()).isSameAs(expected.removeFirst());
          case 3 -> {
            int place = random.nextInt(expected.size());
            assertThat(list.take(place)).isSameAs(expected.get(place));
            ReactingSolution last = expected.removeLast();
            if (place < expected.size()) {
              expected.set(place, last);
            }
          }
          default -> {
            ReactingSolution solution = new ReactingSolution(store);
            list.add(solution);
            expected.add(solution);
          }
        }
        assertThat(list.size()).as("seed %d", seed).isEqualTo(expected.size());
        for (int place = 0; place < expected.size(); place++) {
          assertThat(list.at(place)).isSameAs(expected.get(place));
        }
      }
    }
  }
}
