package hocl.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a species gets an ordered index. */
class IndexingTest {

  private static final int KEY = 0;

  private final Store store = new Store();
  private final Species species =
      new ReactingSolution(store).species(store.shapes().of(Tuple.of(1L, 2L)));
  private long walks;

  private void grow() {
    int row = species.append();
    species.longs(0)[row] = row;
    species.longs(1)[row] = row;
    species.settle();
  }

  /** All rows are walked over in vain for an atom that was not tried before. */
  private @Nullable OrderedIndex walk() {
    return Indexing.walkedInVain(species, KEY, 0, walks++, 0, 0);
  }

  @Test
  void aSpeciesThatIsWalkedOverWhileItGrowsHasAnIndexAlmostAsSoonAsItIsWorthOne() {
    int least = store.leastOrdered();
    OrderedIndex made = null;
    while (made == null && species.passive() < 2 * least) {
      grow();
      made = walk();
    }
    assertThat(made).isNotNull();
    assertThat(species.passive()).isBetween(least, least + least / 8);
  }

  @Test
  void aSmallSpeciesHasNoneHoweverOftenItIsWalkedOver() {
    for (int i = 0; i < store.leastOrdered() - 1; i++) {
      grow();
    }
    for (int i = 0; i < 1000; i++) {
      assertThat(walk()).isNull();
    }
    grow();
    assertThat(walk()).as("once it is large enough").isNotNull();
  }

  @Test
  void walksOfNodesThatRepeatAnAttemptCountOnce() {
    for (int i = 0; i < store.leastOrdered(); i++) {
      grow();
    }
    for (int i = 0; i < 1000; i++) {
      assertThat(Indexing.walkedInVain(species, KEY, 0, 7, 0, i)).isNull();
    }
  }
}
