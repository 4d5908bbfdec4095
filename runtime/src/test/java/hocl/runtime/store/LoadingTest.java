package hocl.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.AtomGenerator;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.MoleculeBuilder;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is loaded by columns stands in the solution as if every atom had been put in alone. */
class LoadingTest {

  @Test
  void columnsLoadAsAtomsDo() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      boolean arrivals = random.nextBoolean();
      List<Object> atoms = new ArrayList<>();
      AtomGenerator generator = new AtomGenerator(seed);
      for (int i = random.nextInt(200); i > 0; i--) {
        atoms.add(random.nextInt(4) == 0 ? generator.atom(2) : row(random));
      }
      ReactingSolution expected = solution(arrivals);
      atoms.forEach(expected::add);
      ReactingSolution loaded = solution(arrivals);
      loaded.addAll(built(atoms));
      assertSame("seed " + seed, loaded, expected);
      loaded.addAll(built(atoms));
      atoms.forEach(expected::add);
      assertSame("twice, seed " + seed, loaded, expected);
    }
  }

  /** Dead rows and rows that were never tried do not count. */
  @Test
  void atomsThatAreGivenAwayInTheirArraysAreTheSame() {
    int given = 0;
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Object> atoms = new ArrayList<>();
      AtomGenerator generator = new AtomGenerator(seed);
      for (int i = random.nextInt(200); i > 0; i--) {
        atoms.add(random.nextInt(20) == 0 ? generator.atom(2) : row(random));
      }
      ReactingSolution solution = solution(random.nextBoolean());
      solution.addAll(built(atoms));
      for (int i = random.nextInt(300); i > 0; i--) {
        turn(solution, random.nextInt(10_000), random.nextInt(100));
      }
      Solution expected = solution.frozenNow();
      Solution all = Exchange.surrender(solution);
      if (all != null) {
        assertThat(Atoms.equal(all, expected)).as("seed %d", seed).isTrue();
        given++;
      }
    }
    assertThat(given).isGreaterThan(100);
  }

  /** Many numbers get their rows portion by portion, which changes nothing else. */
  @Test
  void atomsWithoutRowsHaveTheirTurnAsThoseWithRows() {
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<Object> atoms = new ArrayList<>();
      for (long i = random.nextInt(20_000); i > 0; i--) {
        atoms.add(i);
      }
      ReactingSolution expected = solution(false);
      atoms.forEach(expected::add);
      ReactingSolution loaded = solution(false);
      loaded.addAll(built(atoms));
      int settled = random.nextInt(100);
      for (int i = random.nextInt(20_000); i > 0; i--) {
        int kind = random.nextInt(10_000);
        assertThat(turn(loaded, kind, settled))
            .as("seed %d, %d before the end", seed, i)
            .isEqualTo(turn(expected, kind, settled));
      }
      assertThat(rows(loaded)).as("seed %d", seed).isEqualTo(rows(expected));
      assertThat(loaded.frozenNow()).as("seed %d", seed).isEqualTo(expected.frozenNow());
    }
  }

  private static List<Object> rows(ReactingSolution solution) {
    List<Object> rows = new ArrayList<>();
    solution.species(solution.store().shapes().ints()).forEach(rows::add);
    return rows;
  }

  /** Does something with the next active Int, which is the result, or -1 if there is none. */
  private static long turn(ReactingSolution solution, int kind, int settled) {
    Species ints = solution.species(solution.store().shapes().ints());
    if (!ints.hasActive()) {
      return -1;
    }
    long value = ints.longs(0)[ints.active()];
    if (kind == 0) {
      solution.addInt(value);
    }
    if (kind == 1) {
      ints.requeue();
    } else if (kind < 10 && ints.passive() > 1) {
      ints.consume();
      Waking.awaken(ints, ints.first());
    } else if (kind % 100 < settled) {
      ints.settle();
    } else {
      ints.consume();
    }
    return value + 31L * ints.size();
  }

  @Test
  void aMoleculeIsLeftAsItIs() {
    Molecule molecule = built(List.of(1L, 2L, Tuple.of("a", 1L)));
    ReactingSolution solution = solution(false);
    solution.addAll(molecule);
    solution.species(solution.store().shapes().ints()).longs(0)[0] = 7;
    assertThat(molecule.atoms()).containsExactly(1L, 2L, Tuple.of("a", 1L));
  }

  @Test
  void innerSolutionsOpenFromColumnsAsFromAtoms() {
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      List<Object> atoms = new ArrayList<>();
      for (int i = random.nextInt(100); i > 0; i--) {
        atoms.add(random.nextInt(9) == 0 ? new AtomGenerator(seed).atom(2) : row(random));
      }
      ReactingSolution expected = opened(Solution.ofInert(atoms.toArray()));
      assertSame("seed " + seed, opened(Solution.ofInert(built(atoms))), expected);
    }
  }

  private static ReactingSolution opened(Solution content) {
    ReactingSolution host = solution(true);
    host.add(content);
    ReactingSolution inner = (ReactingSolution) host.speciesAt(0).get(0, 0);
    inner.open();
    return inner;
  }

  private static Object row(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> (long) random.nextInt(10);
      case 1 -> Tuple.of("Edge", (long) random.nextInt(10));
      case 2 -> Tuple.of("Node", (long) random.nextInt(10));
      case 3 -> Tuple.of((long) random.nextInt(10), random.nextInt(10) / 4.0);
      default -> Tuple.of("word " + random.nextInt(100), true);
    };
  }

  private static ReactingSolution solution(boolean arrivals) {
    Store store = new Store();
    store.shapes().addTag("Edge");
    store.shapes().addTag("word 7");
    if (arrivals) {
      store.keepArrivals();
    }
    ReactingSolution outermost = new ReactingSolution(store);
    // only in inner solutions arrivals are kept
    return arrivals ? outermost.fresh() : outermost;
  }

  private static List<Object> waiting(ReactingSolution solution) {
    List<Object> waiting = new ArrayList<>();
    solution.waitingAtoms().forEach(atom -> waiting.add(Atoms.freeze(atom)));
    return waiting;
  }

  private static Molecule built(List<Object> atoms) {
    MoleculeBuilder builder = new MoleculeBuilder();
    atoms.forEach(builder::add);
    return builder.build();
  }

  private static void assertSame(String what, ReactingSolution a, ReactingSolution b) {
    assertThat(described(a)).as(what).isEqualTo(described(b));
    assertThat(a.size()).as(what).isEqualTo(b.size());
    assertThat(waiting(a)).as(what).isEqualTo(waiting(b));
    assertThat(a.inert()).as(what).isEqualTo(b.inert());
    assertThat(a.store().working()).as(what).isEqualTo(b.store().working());
    assertThat(a.frozenNow()).as(what).isEqualTo(b.frozenNow());
    List<Object> atoms = new ArrayList<>();
    a.forEach(atom -> atoms.add(Atoms.freeze(atom)));
    assertThat(a.frozenNow().atoms()).as(what).isEqualTo(atoms);
    assertThat(a.frozenNow().inert())
        .as(what)
        .isEqualTo(Atoms.inert(Solution.of(atoms)) || a.inert());
    assertThat(a.registry().definitions()).as(what).isEqualTo(b.registry().definitions());
  }

  /** Every row of every species, with its arrival. */
  private static List<String> described(ReactingSolution solution) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < solution.speciesCount(); i++) {
      Species species = solution.speciesAt(i);
      lines.add(species.shape() + " of " + species.size());
      int from = species.hasActive() ? species.active() : species.first();
      for (int row = from; row < from + species.size(); row++) {
        String text =
            species.shape().width() == 0
                ? ""
                : hocl.runtime.print.AtomPrinter.PLAIN.print(species.atom(row));
        lines.add(text + " at " + species.arrival(row));
      }
    }
    return lines;
  }
}
