package hocl.runtime.atom;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.print.AtomPrinter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MoleculeBuilderTest {

  @Test
  void whatIsBuiltIsTheMoleculeOfTheSameAtoms() {
    for (long seed = 0; seed < 200; seed++) {
      AtomGenerator generator = new AtomGenerator(seed);
      Object[] atoms = generator.atoms((int) seed, 2);
      assertSame("seed " + seed, built(atoms), atoms);
    }
  }

  @Test
  void rowsGiveTheSameAsWholeAtoms() {
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      List<Object> atoms = new ArrayList<>();
      MoleculeBuilder builder = new MoleculeBuilder();
      for (int row = 0; row < 300; row++) {
        Object[] fields = new Object[1 + random.nextInt(random.nextInt(20) == 0 ? 40 : 4)];
        for (int i = 0; i < fields.length; i++) {
          fields[i] = leaf(random, 3);
          builder.field(fields[i]);
        }
        builder.endRow();
        atoms.add(fields.length == 1 ? fields[0] : Tuple.of(fields));
      }
      assertSame("seed " + seed, builder.build(), atoms.toArray());
    }
  }

  @Test
  void aFirstFieldOfManyStringsIsAColumn() {
    List<Object> atoms = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      atoms.add(Tuple.of("word " + i % 100, (long) i));
      if (i % 7 == 0) {
        atoms.add((long) i);
        atoms.add(Tuple.of("word", 2.5));
      }
    }
    Molecule built = built(atoms.toArray());
    assertSame("many", built, atoms.toArray());
    assertThat(batches(built)).hasSize(3);
  }

  @Test
  void fewFirstStringsAreTags() {
    Molecule built =
        built(Tuple.of("Node", 1L), Tuple.of("Edge", 1L), Tuple.of("Node", 2L), Tuple.of(1L, 2L));
    assertThat(batches(built).stream().map(Batch::tag)).containsExactly("Node", "Edge", null);
  }

  @Test
  void whatIsUnlikeEverythingElseIsKept() {
    List<Object> atoms = new ArrayList<>();
    for (int layout = 0; layout < 1000; layout++) {
      Object[] fields = new Object[10];
      for (int i = 0; i < fields.length; i++) {
        fields[i] = (layout >> i & 1) == 0 ? (Object) (long) i : (Object) 0.5;
      }
      atoms.add(Tuple.of(fields));
    }
    assertSame("layouts", built(atoms.toArray()), atoms.toArray());
  }

  @Test
  void moleculesAreJoinedInOrder() {
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      AtomGenerator generator = new AtomGenerator(seed);
      List<Molecule> parts = new ArrayList<>();
      List<Object> atoms = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        Object[] some = generator.atoms(random.nextInt(20), 2);
        Molecule part = random.nextBoolean() ? Molecule.of(some) : built(some);
        for (int n = random.nextInt(3); n > 0; n--) {
          parts.add(part);
          atoms.addAll(List.of(some));
        }
      }
      assertSame("seed " + seed, Molecule.join(parts), atoms.toArray());
    }
  }

  @Test
  void intsAmongFewOthersAreOneArray() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      AtomGenerator generator = new AtomGenerator(seed);
      List<Object> before = List.of(generator.atoms(random.nextInt(3), 2));
      List<Object> after = List.of(generator.atoms(random.nextInt(3), 2));
      long[] ints = random.longs(random.nextInt(30), -3, 9).toArray();
      List<Object> atoms = new ArrayList<>(before);
      LongStream.of(ints).forEach(atoms::add);
      atoms.addAll(after);
      Molecule joined =
          Molecule.join(List.of(Molecule.of(before), Molecule.ofInts(ints), Molecule.of(after)));
      assertSame("seed " + seed, joined, atoms.toArray());
      assertSame("packed, seed " + seed, Molecule.packed(atoms), atoms.toArray());
    }
  }

  @Test
  void manyTuplesComeInOrder() {
    for (long seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      int size = random.nextInt(10_000);
      int spread = 1 + random.nextInt(1 << random.nextInt(30));
      boolean tagged = random.nextBoolean();
      List<Object> atoms = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        Object first =
            tagged ? random.nextBoolean() ? "Node" : Symbol.of("Edge") : longs(random, spread);
        atoms.add(
            Tuple.of(
                first, random.nextGaussian() * spread, longs(random, spread), leaf(random, 9)));
        if (random.nextInt(3) == 0) {
          atoms.add(longs(random, spread));
        }
      }
      Molecule built = built(atoms.toArray());
      assertThat(Atoms.inOrder(built)).as("seed " + seed).containsExactly(Atoms.sorted(atoms));
    }
  }

  private static Object longs(Random random, int spread) {
    return random.nextInt(50) == 0 ? random.nextLong() : (long) random.nextInt(spread) - spread / 2;
  }

  @Test
  void factsAboutPartsAreKnown() {
    assertThat(built(1L, Tuple.of(1L, Solution.of(1L))).holdsSolution()).isTrue();
    assertThat(built(1L, Tuple.of(1L, 2L)).holdsSolution()).isFalse();
    assertThat(Atoms.valueEquals(built(1L, Tuple.of(1L, 2.0)), Molecule.of(Tuple.of(1L, 2L), 1.0)))
        .isTrue();
  }

  private static Molecule built(Object... atoms) {
    MoleculeBuilder builder = new MoleculeBuilder();
    for (Object atom : atoms) {
      builder.add(atom);
    }
    return builder.build();
  }

  private static Object leaf(Random random, int values) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> (long) random.nextInt(values);
      case 2 -> random.nextInt(values) / 2.0;
      case 3 -> random.nextBoolean();
      case 4 -> random.nextInt(50) == 0 ? BigInteger.TEN.pow(30) : Symbol.of("A");
      default -> "text " + random.nextInt(values);
    };
  }

  private static List<Batch> batches(Molecule molecule) {
    List<Batch> batches = new ArrayList<>();
    molecule.forEachRun((batch, from, count) -> {
      if (!batches.contains(batch)) {
        batches.add(batch);
      }
    });
    return batches;
  }

  private static void assertSame(String what, Molecule built, Object[] atoms) {
    Molecule plain = Molecule.of(atoms);
    assertThat(built.size()).as(what).isEqualTo(atoms.length);
    assertThat(built.atoms()).as(what).containsExactly(atoms);
    List<Object> passed = new ArrayList<>();
    built.forEach(passed::add);
    assertThat(passed).as(what).containsExactly(atoms);
    assertThat(built.parts()).as(what).containsExactly(atoms);
    assertThat(built).as(what).isEqualTo(plain).hasSameHashCodeAs(plain);
    assertThat(Atoms.inOrder(built)).as(what).containsExactly(Atoms.sorted(plain));
    assertThat(ColumnOrder.of(plain)).as(what).containsExactly(Atoms.sorted(plain));
    assertThat(Atoms.digest(built)).as(what).isEqualTo(Atoms.digest(plain));
    assertThat(Atoms.sorted(built)).as(what).containsExactly(Atoms.sorted(plain));
    assertSame(what, Solution.of(built), Solution.of(atoms));
    assertSame(what, Solution.ofInert(built), Solution.ofInert(atoms));
  }

  private static void assertSame(String what, Solution packed, Solution plain) {
    assertThat(packed.atoms()).as(what).containsExactlyElementsOf(plain.atoms());
    assertThat(packed.inert()).as(what).isEqualTo(plain.inert());
    assertThat(packed.facts).as(what).isEqualTo(plain.facts);
    Tuple holder = Tuple.of(packed, 1.0);
    Tuple plainHolder = Tuple.of(plain, 1.0);
    assertThat(holder).as(what).isEqualTo(plainHolder).hasSameHashCodeAs(plainHolder);
    assertThat(Atoms.compare(holder, plainHolder)).as(what).isZero();
    assertThat(Atoms.digest(holder)).as(what).isEqualTo(Atoms.digest(plainHolder));
    Object[] more = Arrays.copyOf(plain.parts(), plain.size() + 1);
    more[plain.size()] = 7L;
    assertThat(packed).as(what).isNotEqualTo(Solution.of(more));
    assertThat(Integer.signum(Atoms.compare(packed, Solution.of(more))))
        .as(what)
        .isEqualTo(Integer.signum(Atoms.compare(plain, Solution.of(more))));
    assertThat(AtomPrinter.PLAIN.print(packed)).as(what).isEqualTo(AtomPrinter.PLAIN.print(plain));
  }
}
