package hocl.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeciesTest {

  private final Store store = new Store();
  private ReactingSolution solution = new ReactingSolution(store);

  private Species pairs() {
    return solution.species(store.shapes().of(Tuple.of(Symbol.of("A"), 1L, "one")));
  }

  private void add(long key) {
    solution.add(Tuple.of(Symbol.of("A"), key, "value " + key));
  }

  @Test
  void atomsComeOutAsTheyWentIn() {
    add(1);
    add(2);
    List<Object> atoms = new ArrayList<>();
    solution.forEach(atoms::add);
    assertThat(atoms)
        .containsExactly(
            Tuple.of(Symbol.of("A"), 1L, "value 1"), Tuple.of(Symbol.of("A"), 2L, "value 2"));
  }

  @Test
  void tuplesAlikeButForTheKindOfAFieldHaveShapesOfTheirOwn() {
    assertThat(store.shapes().of(Tuple.of(Symbol.of("A"), 1L)))
        .isSameAs(store.shapes().of(Tuple.of(Symbol.of("A"), 2L)))
        .isNotSameAs(store.shapes().of(Tuple.of(Symbol.of("A"), 2.0)))
        .isNotSameAs(store.shapes().of(Tuple.of(Symbol.of("B"), 2L)));
  }

  @Test
  void stringsAreTagsOnlyWhenAPatternSaysSo() {
    Shape before = store.shapes().of(Tuple.of("Edge", 1L));
    assertThat(before.tag()).isNull();
    store.shapes().addTag("Edge");
    assertThat(store.shapes().of(Tuple.of("Edge", 1L)).tag()).isEqualTo("Edge");
    assertThat(store.shapes().of(Tuple.of("Node", 1L))).isSameAs(before);
  }

  /** Against a plain list: every kind of change, with an index in use all the time. */
  @Test
  void randomChangesKeepRowsAndIndexTogether() {
    for (long seed = 0; seed < 30; seed++) {
      changeAtRandom(seed);
    }
  }

  @Test
  void rowLeavesItsIndexAlthoughItsSolutionHasChanged() {
    Species species =
        solution.species(store.shapes().of(Tuple.of(Symbol.of("S"), new ReactingSolution(store))));
    HashIndex index = Indexing.index(species, 1);
    List<ReactingSolution> inner = new ArrayList<>();
    List<Long> keys = new ArrayList<>();
    for (long i = 0; i < 10; i++) {
      ReactingSolution made = new ReactingSolution(store);
      made.add(i);
      inner.add(made);
      keys.add(HashIndex.combine(0, HashIndex.hash(made)));
      species.set(0, species.append(), made);
      species.active();
      species.settle();
    }
    assertThat(keys).allSatisfy(key -> assertThat(index.ring(key)).isNotZero());
    for (int row = 0; row < 10; row++) {
      inner.get(row).add(100L);
      species.remove(row);
    }
    assertThat(keys).allSatisfy(key -> assertThat(index.ring(key)).isZero());
  }

  @Test
  void differentKeysOfOneHashAreKeptApart() {
    Species species = solution.species(store.shapes().of(""));
    HashIndex index = Indexing.index(species, 1);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 1 << 12; i++) {
      StringBuilder text = new StringBuilder();
      for (int bit = 0; bit < 12; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      texts.add(text.toString());
      species.set(0, species.append(), text.toString());
      species.active();
      species.settle();
    }
    assertThat(texts).extracting(String::hashCode).containsOnly(texts.getFirst().hashCode());
    int longest = 0;
    for (int row = 0; row < texts.size(); row++) {
      int ring = index.ring(HashIndex.combine(0, index.part(texts.get(row))));
      assertThat(ring).isNotZero();
      int first = HashIndex.oldest(ring);
      boolean found = first == row;
      int length = 1;
      for (int other = index.after(ring, first); other != first; length++) {
        found |= other == row;
        other = index.after(ring, other);
      }
      assertThat(found).isTrue();
      longest = Math.max(longest, length);
    }
    assertThat(longest).as("rows in one bucket").isLessThan(30);
  }

  @Test
  void anIndexOverManyRowsLosesNoneWhenAKeyChanges() {
    for (int rows : new int[] {5, 255, 256, 512, 600, 1100, 2047, 2048, 5000}) {
      solution = new ReactingSolution(store);
      for (long i = 0; i < rows; i++) {
        add(i);
      }
      Species species = pairs();
      while (species.hasActive()) {
        species.active();
        species.settle();
      }
      HashIndex index = Indexing.index(species, 1);
      Waking.change(species, 0, 1);
      species.longs(0)[0] = 100_000;
      Waking.changed(species, 0, 1);
      assertThat(found(species, index, 0)).as("%d rows", rows).isZero();
      assertThat(found(species, index, 100_000)).as("%d rows", rows).isEqualTo(1);
      for (long i = 1; i < rows; i++) {
        assertThat(found(species, index, i)).as("%d of %d rows", i, rows).isEqualTo(1);
      }
    }
  }

  private void changeAtRandom(long seed) {
    Random random = new Random(seed);
    ReactingSolution host = new ReactingSolution(store);
    Species species = host.species(store.shapes().of(Tuple.of(Symbol.of("A"), 1L, 1L)));
    HashIndex index = Indexing.index(species, 1);
    Map<Long, Long> passive = new HashMap<>();
    Map<Long, Long> keys = new HashMap<>();
    List<Long> active = new ArrayList<>();
    List<Long> awake = new ArrayList<>();
    for (long step = 0; step < 2000; step++) {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          long key = random.nextInt(20);
          host.add(Tuple.of(Symbol.of("A"), key, step));
          active.add(step);
          keys.put(step, key);
        }
        case 3, 4, 5 -> {
          if (species.hasActive()) {
            Long id = (Long) species.get(1, species.active());
            List<Long> queue = passive.containsKey(id) ? awake : active;
            assertThat(queue.removeFirst()).as("seed %d", seed).isEqualTo(id);
            switch (random.nextInt(4)) {
              case 0 -> {
                species.requeue();
                queue.add(id);
              }
              case 1 -> {
                species.consume();
                passive.remove(id);
                keys.remove(id);
              }
              default -> {
                species.settle();
                passive.put(id, Objects.requireNonNull(keys.get(id)));
              }
            }
          }
        }
        case 6 -> {
          int row = someRow(species, random);
          if (row >= 0) {
            Long id = (Long) species.get(1, row);
            passive.remove(id);
            keys.remove(id);
            awake.remove(id);
            species.remove(row);
          }
        }
        case 7 -> {
          int row = someRow(species, random);
          if (row >= 0) {
            Long id = (Long) species.get(1, row);
            if (!awake.contains(id)) {
              awake.add(id);
            }
            long key = random.nextInt(20);
            keys.put(id, key);
            passive.put(id, key);
            Waking.change(species, row, 1);
            species.longs(0)[row] = key;
            Waking.changed(species, row, 1);
          }
        }
        default -> throw new AssertionError();
      }
      species.tidy();
    }
    assertThat(species.size()).as("seed %d", seed).isEqualTo(keys.size());
    Map<Long, Long> there = new HashMap<>();
    species.forEach(atom -> there.put((Long) ((Tuple) atom).get(2), (Long) ((Tuple) atom).get(1)));
    assertThat(there).as("seed %d", seed).isEqualTo(keys);
    for (long key = 0; key < 20; key++) {
      assertThat(found(species, index, key))
          .as("seed %d, key %d", seed, key)
          .isEqualTo(passive.values().stream().filter(Long.valueOf(key)::equals).count());
    }
  }

  private static int someRow(Species species, Random random) {
    if (species.passive() == 0) {
      return -1;
    }
    int row = random.nextInt(species.passiveEnd());
    while (species.isDead(row)) {
      row = (row + 1) % species.passiveEnd();
    }
    return row;
  }

  private static long found(Species species, HashIndex index, long key) {
    int ring = index.ring(HashIndex.combine(0, HashIndex.hash(key)));
    if (ring == 0) {
      return 0;
    }
    int first = HashIndex.oldest(ring);
    long count = 0;
    int row = first;
    do {
      if (species.longs(0)[row] == key) {
        count++;
      }
      row = index.after(ring, row);
    } while (row != first);
    return count;
  }

  @Test
  void theOldestActiveAtomIsNext() {
    add(1);
    add(2);
    Species species = pairs();
    assertThat(species.atom(species.active())).isEqualTo(Tuple.of(Symbol.of("A"), 1L, "value 1"));
    species.active();
    species.requeue();
    assertThat(species.get(0, species.active())).isEqualTo(2L);
  }

  @Test
  void theRoomOfAtomsThatAreGoneIsUsedAgain() {
    Object[] atoms = new Object[100];
    for (int i = 0; i < atoms.length; i++) {
      atoms[i] = (long) i;
    }
    Species species = solution.species(store.shapes().ints());
    for (int time = 0; time < 100; time++) {
      solution.addAll(Molecule.of(atoms));
      while (species.hasActive()) {
        species.active();
        if (species.passive() == 0) {
          species.settle();
        } else {
          species.consume();
        }
      }
    }
    assertThat(species.size()).isEqualTo(1);
    assertThat(species.longs(0)).hasSizeLessThan(4 * atoms.length);
  }
}
