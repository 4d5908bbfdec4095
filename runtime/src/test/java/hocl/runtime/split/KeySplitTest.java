package hocl.runtime.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hocl.runtime.atom.Batch;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.MoleculeBuilder;
import hocl.runtime.atom.MoleculeGenerator;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeySplitTest {
  private static final KeyField FIRST = KeyField.ofTuples(0);

  /** The second field of what begins with a name, the first of what does not. */
  private static final KeyField BY_LAYOUT = (arity, first) -> first == null ? 0 : arity > 1 ? 1 : 0;

  private static Molecule joined(KeySplit split) {
    List<Molecule> all = new ArrayList<>(split.parts());
    all.add(split.rest());
    return Molecule.join(all);
  }

  private static Object keyOf(Object atom, KeyField key) {
    Object first = atom instanceof Tuple tuple ? tuple.get(0) : atom;
    boolean named = first instanceof String || first instanceof Symbol;
    int arity = atom instanceof Tuple tuple ? tuple.arity() : 1;
    int field = key.of(arity, named ? first : null);
    return field < 0
        ? "none"
        : atom instanceof Tuple tuple ? List.of(tuple.get(field)) : List.of(atom);
  }

  @Test
  void thePartsAreTheWholeAndEqualKeysStayTogether() {
    for (long seed = 0; seed < 2000; seed++) {
      MoleculeGenerator generator = new MoleculeGenerator(seed, true);
      List<Object> atoms = generator.someAtoms();
      int parts = 1 + (int) (seed % 7);
      for (KeyField key : List.of(FIRST, BY_LAYOUT, KeyField.ofBare())) {
        KeySplit split = KeySplit.of(generator.kept(atoms), key, parts);
        assertThat(joined(split)).as("seed %d", seed).isEqualTo(Molecule.of(atoms));
        assertThat(split.parts()).hasSize(parts);
        Map<Object, Integer> placeOf = new HashMap<>();
        for (int part = 0; part < parts; part++) {
          for (Object atom : split.parts().get(part).atoms()) {
            Integer known = placeOf.putIfAbsent(keyOf(atom, key), part);
            assertThat(known == null || known == part).as("seed %d, %s", seed, atom).isTrue();
          }
        }
        assertThat(split.rest().atoms())
            .as("seed %d", seed)
            .allMatch(atom -> keyOf(atom, key).equals("none"));
        KeySplit again = KeySplit.of(generator.kept(generator.shuffled(atoms)), key, parts);
        assertThat(again.parts()).as("seed %d", seed).isEqualTo(split.parts());
      }
    }
  }

  @Test
  void aHashIsTheSameInEveryProcess() {
    List<Object> keys =
        List.of(
            0L,
            -7L,
            1.0,
            "",
            "word",
            Symbol.of("word"),
            true,
            new BigInteger("123456789012345678901234567890"),
            ListAtom.of(List.of(1L, "a")),
            Tuple.of(1L, 2.5));
    assertThat(keys.stream().map(KeyHash::of).toList())
        .containsExactly(
            -2152535657050944081L,
            7790691224305936752L,
            8046072333038817350L,
            -5378828885849572749L,
            4247135376086349134L,
            -6443321249352710184L,
            -6145870647077015515L,
            -1171445353527222154L,
            -2878198712097923992L,
            7122798026917515662L);
  }

  @Test
  void keysAreEqualAsAtomsAre() {
    assertThat(KeyHash.of(1L)).isNotEqualTo(KeyHash.of(1.0)).isEqualTo(KeyHash.ofInt(1));
    assertThat(KeyHash.of("a")).isNotEqualTo(KeyHash.of(Symbol.of("a")));
    assertThat(KeyHash.of(Solution.of(List.of(1L, 2L))))
        .isEqualTo(KeyHash.of(Solution.of(List.of(2L, 1L))));
    assertThat(KeyHash.of(2.5)).isEqualTo(KeyHash.ofFloat(Double.doubleToRawLongBits(2.5)));
  }

  @Test
  void columnsStayColumns() {
    MoleculeBuilder builder = new MoleculeBuilder();
    for (long i = 0; i < 10_000; i++) {
      builder.add(Tuple.of(i, 2.0 * i));
      builder.add(Tuple.of(Symbol.of("Edge"), i % 10, i));
      builder.add(i);
    }
    KeySplit split = KeySplit.of(builder.build(), BY_LAYOUT, 4);
    assertThat(split.rest().size()).isZero();
    for (Molecule part : split.parts()) {
      assertThat(part.size()).isBetween(1000, 14_000);
      part.forEachRun((batch, from, count) ->
          assertThat(batch.numbers()).as("%s of %s", batch.arity(), batch.tag()).isNotNull());
    }
    List<Integer> pairs = split.parts().stream().map(part -> rows(part, 2)).toList();
    assertThat(pairs).allMatch(size -> size > 2300 && size < 2700);
  }

  private static int rows(Molecule molecule, int arity) {
    int[] rows = {0};
    molecule.forEachRun(
        (Batch batch, int from, int count) -> rows[0] += batch.arity() == arity ? count : 0);
    return rows[0];
  }

  @Test
  void whatHasNoKeyIsInTheRest() {
    Object java = Tuple.of(JavaObject.of(new Object()), 1L);
    Molecule molecule = Molecule.of(Tuple.of("a", 1L), 5L, java);
    KeySplit split = KeySplit.of(molecule, FIRST, 3);
    assertThat(split.rest()).isEqualTo(Molecule.of(5L, java));
    KeySplit content = KeySplit.of(Solution.of(List.of(5L, Tuple.of("a", 1L))), FIRST, 3);
    assertThat(content.rest()).isEqualTo(Molecule.of(5L));
    assertThat(content.parts()).isEqualTo(split.parts());
  }

  @Test
  void wrongNumbersAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> KeySplit.of(Molecule.EMPTY, FIRST, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeySplit.of(Molecule.of(Tuple.of(1L, 2L)), (arity, first) -> 2, 3))
        .withMessage("a tuple of 2 has no field 2");
    assertThat(KeySplit.of(Molecule.EMPTY, FIRST, 2).parts())
        .containsExactly(Molecule.EMPTY, Molecule.EMPTY);
  }
}
