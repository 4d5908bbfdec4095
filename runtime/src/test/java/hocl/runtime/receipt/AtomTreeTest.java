package hocl.runtime.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AtomTreeTest {

  @Test
  void orderAndLayoutDoNotCount() {
    List<Object> atoms = new ArrayList<>();
    for (long i = 0; i < 100; i++) {
      atoms.add(i / 3);
      atoms.add(Tuple.of("a", i % 7));
    }
    atoms.add(Solution.of(1L, 2L));
    String root = AtomTree.of(Solution.of(atoms)).root();
    Random random = new Random(7);
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(atoms, random);
      assertThat(AtomTree.of(Solution.of(atoms)).root()).isEqualTo(root);
      assertThat(AtomTree.of(Solution.of(Molecule.packed(atoms))).root()).isEqualTo(root);
    }
    atoms.removeLast();
    assertThat(AtomTree.of(Solution.of(atoms)).root()).isNotEqualTo(root);
  }

  @Test
  void aProofSaysHowOftenAnAtomIsThere() {
    AtomTree tree = AtomTree.of(Solution.of(1L, 1L, 1L, 1.0, "1", Symbol.of("A")));
    Inclusion proof = tree.find(1L).orElseThrow();
    assertThat(proof.count()).isEqualTo(3);
    assertThat(proof.leaves()).isEqualTo(4);
    assertThat(proof.leadsTo(tree.root())).isTrue();
    assertThat(tree.find(1.0).orElseThrow().count()).isEqualTo(1);
    assertThat(tree.find(2L)).isEmpty();
    assertThat(tree.find(Symbol.of("B"))).isEmpty();
    for (long count : new long[] {-1, 0, 1, 2, 4}) {
      assertThat(
              new Inclusion(proof.atom(), count, proof.leaf(), proof.leaves(), proof.path())
                  .leadsTo(tree.root()))
          .isFalse();
    }
    assertThat(proof.leadsTo(AtomTree.of(Solution.of(1L, 1L, 1L)).root())).isFalse();
  }

  @Test
  void whatIsNoProofLeadsNowhere() {
    String root = AtomTree.of(Solution.of(1L)).root();
    Inclusion proof = AtomTree.of(Solution.of(1L)).find(1L).orElseThrow();
    assertThat(proof.leadsTo(root)).isTrue();
    assertThat(proof.leadsTo("")).isFalse();
    assertThat(proof.leadsTo(root.toUpperCase(java.util.Locale.ROOT))).isFalse();
    assertThat(new Inclusion("12", 1, 0, 1, List.of()).leadsTo(root)).isFalse();
    assertThat(new Inclusion(proof.atom(), 1, 0, 2, List.of("x")).leadsTo(root)).isFalse();
    assertThat(new Inclusion(proof.atom(), 1, 0, Integer.MAX_VALUE, List.of(root)).leadsTo(root))
        .isFalse();
    assertThat(new Inclusion(proof.atom(), 1, 0, Integer.MIN_VALUE, List.of(root)).leadsTo(root))
        .isFalse();
  }

  @Test
  void nothingHasARootToo() {
    AtomTree tree = AtomTree.of(Solution.EMPTY);
    assertThat(tree.root()).startsWith("e3b0c442");
    assertThat(tree.find(1L)).isEmpty();
  }
}
