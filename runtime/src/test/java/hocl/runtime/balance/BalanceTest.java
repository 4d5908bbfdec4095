package hocl.runtime.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.runtime.atom.AtomGenerator;
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
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BalanceTest {
  private static final BalanceKey KEY = BalanceKey.of(0x123456789abcdefL, 42);

  @Test
  void equalMoleculesHaveEqualBalancesInAnyOrderAndLayout() {
    for (long seed = 0; seed < 2000; seed++) {
      MoleculeGenerator generator = new MoleculeGenerator(seed, true);
      List<Object> atoms = generator.someAtoms();
      Balance balance = balance(Molecule.of(atoms));
      assertThat(balance(generator.kept(atoms))).as("seed %d", seed).isEqualTo(balance);
      assertThat(balance(generator.kept(generator.shuffled(atoms))))
          .as("seed %d, shuffled", seed)
          .isEqualTo(balance);
    }
  }

  @Test
  void thePartsOfAMoleculeAddUp() {
    for (long seed = 0; seed < 1000; seed++) {
      Random random = new Random(seed);
      MoleculeGenerator generator = new MoleculeGenerator(seed, true);
      List<Object> atoms = generator.someAtoms();
      List<List<Object>> parts = new ArrayList<>();
      for (int i = 1 + random.nextInt(5); i > 0; i--) {
        parts.add(new ArrayList<>());
      }
      atoms.forEach(atom -> parts.get(random.nextInt(parts.size())).add(atom));
      Balance sum = Balance.ZERO;
      for (List<Object> part : parts) {
        sum = sum.plus(balance(generator.kept(part)));
      }
      Balance whole = balance(generator.kept(atoms));
      assertThat(sum).as("seed %d", seed).isEqualTo(whole);
      Balance rest = whole.minus(balance(generator.kept(parts.getFirst())));
      for (List<Object> part : parts.subList(1, parts.size())) {
        rest = rest.minus(balance(generator.kept(part)));
      }
      assertThat(rest).as("seed %d", seed).isEqualTo(Balance.ZERO);
    }
  }

  @Test
  void longColumnsAreAddedUpInPortions() {
    MoleculeBuilder builder = new MoleculeBuilder();
    List<Object> atoms = new ArrayList<>();
    Symbol tag = Symbol.of("T");
    for (long i = 0; i < 1000; i++) {
      Tuple tuple = Tuple.of(tag, i, i * 0.5 + 0.25, "t" + i % 3);
      builder.add(tuple);
      atoms.add(tuple);
      if (i > 700) {
        builder.add(i);
        atoms.add(i);
      }
    }
    assertThat(balance(builder.build())).isEqualTo(balance(Molecule.of(atoms)));
  }

  @Test
  void differentAtomsDifferInBothHalves() {
    List<Object> atoms = new ArrayList<>();
    for (long i = -20; i < 20; i++) {
      atoms.add(i);
      atoms.add((double) i + 0.0);
      atoms.add("" + i);
      atoms.add(i << 56 | 1);
      atoms.add(BigInteger.ONE.shiftLeft(70).add(BigInteger.valueOf(i)));
      atoms.add(ListAtom.of(i));
      atoms.add(Solution.of(i));
      for (long j = -20; j < 20; j++) {
        atoms.add(Tuple.of(i, j));
        atoms.add(Tuple.of((double) i + 0.0, (double) j + 0.0));
        atoms.add(Tuple.of(i << 60 | 3, j << 60 | 3, i));
        atoms.add(Tuple.of(i, Tuple.of(j, 1L)));
        atoms.add(Tuple.of(Tuple.of(i, j), 1L));
        atoms.add(ListAtom.of(i, j));
        atoms.add(ListAtom.of(i, ListAtom.of(j)));
        atoms.add(Solution.of(i, ListAtom.of(j)));
      }
    }
    atoms.add("");
    atoms.add(ListAtom.of());
    atoms.add(Solution.EMPTY);
    atoms.add(true);
    atoms.add(false);
    atoms.add("A");
    atoms.add(Symbol.of("A"));
    AtomGenerator generator = new AtomGenerator(7);
    for (int i = 0; i < 3000; i++) {
      atoms.add(generator.atom(3));
    }
    Set<Object> different = new HashSet<>(atoms);
    Set<Long> firsts = new HashSet<>();
    Set<Long> seconds = new HashSet<>();
    for (Object atom : different) {
      Balance balance = balance(Molecule.of(atom));
      firsts.add(balance.first());
      seconds.add(balance.second());
    }
    assertThat(firsts).hasSize(different.size());
    assertThat(seconds).hasSize(different.size());
  }

  @Test
  void sumsOfSimilarMoleculesDiffer() {
    Set<Balance> balances = new HashSet<>();
    int molecules = 0;
    for (long a = 0; a < 40; a++) {
      for (long b = a; b < 40; b++) {
        balances.add(balance(Molecule.ofInts(a, b)));
        balances.add(balance(Molecule.of(Tuple.of(a, b), Tuple.of(b, a + 1))));
        balances.add(balance(Molecule.of(Solution.of(a), Solution.of(b))));
        molecules += 3;
      }
    }
    assertThat(balances).hasSize(molecules);
  }

  @Test
  void anotherKeyGivesAnotherBalance() {
    Molecule molecule = Molecule.of(1L, "a", Tuple.of(1L, 2L));
    Set<Balance> balances = new HashSet<>();
    for (long bit = 0; bit < 64; bit++) {
      balances.add(Balance.of(molecule, BalanceKey.of(1L << bit, 0)));
      balances.add(Balance.of(molecule, BalanceKey.of(0, 1L << bit)));
    }
    assertThat(balances).hasSize(128);
  }

  @Test
  void depthCostsNoStack() {
    Object nested = 1L;
    for (int i = 0; i < 100_000; i++) {
      nested =
          i % 3 == 0
              ? Tuple.of(nested, 1L)
              : i % 3 == 1 ? Solution.of(nested, 2L) : ListAtom.of(nested);
    }
    assertThat(balance(Molecule.of(nested)))
        .isNotEqualTo(balance(Molecule.of(ListAtom.of(nested))));
  }

  @Test
  void aJavaObjectIsRefused() {
    Molecule molecule = Molecule.of(Tuple.of(1L, JavaObject.of(new Object())));
    assertThatThrownBy(() -> balance(molecule)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyProcessAndReleaseComesToTheSame() {
    Molecule molecule =
        Molecule.of(
            1L,
            2.5,
            true,
            "text",
            Symbol.of("S"),
            Tuple.of(1L, "a"),
            ListAtom.of(1L),
            Solution.of(1L));
    assertThat(balance(molecule))
        .isEqualTo(new Balance(4006968442136265681L, 5253922414408956836L));
  }

  private static Balance balance(Molecule molecule) {
    return Balance.of(molecule, KEY);
  }
}
