package hocl.runtime.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountersTest {

  private static final int WINDOW = 4096;

  @Test
  void everyCounterIsTakenOnceInAnyOrder() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Counters counters = new Counters();
    Set<Long> taken = new HashSet<>();
    long last = 0;
    for (int i = 0; i < 100_000; i++) {
      int step = random.nextInt(100) == 0 ? 3 * WINDOW : 8;
      long counter = Math.max(0, last - random.nextInt(2 * WINDOW) + random.nextInt(step) * 2L);
      boolean isNew = counter > 0 && counter > last - WINDOW && taken.add(counter);
      assertThat(counters.take(counter)).as("%d, seed %d", counter, seed).isEqualTo(isNew);
      last = Math.max(last, isNew ? counter : 0);
    }
    assertThat(taken).hasSizeGreaterThan(1000);
    assertThat(counters.take(Long.MAX_VALUE)).isTrue();
    assertThat(counters.take(Long.MAX_VALUE)).isFalse();
    assertThat(counters.take(last + 1)).isFalse();
    assertThat(counters.take(-1)).isFalse();
  }
}
