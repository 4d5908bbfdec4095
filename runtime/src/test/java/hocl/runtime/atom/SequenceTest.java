package hocl.runtime.atom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Molecules whose order counts. */
class SequenceTest {

  private static final Molecule UNORDERED = Molecule.of(3L, 1L, 2L);
  private static final Molecule SEQUENCE = Molecule.sequence(3L, 1L, 2L);

  @Test
  void anOrderIsKeptWhereAMoleculeHasNone() {
    assertThat(Atoms.sorted(UNORDERED)).containsExactly(1L, 2L, 3L);
    assertThat(Atoms.sorted(SEQUENCE)).containsExactly(3L, 1L, 2L);
    assertThat(Atoms.inOrder(SEQUENCE)).containsExactly(3L, 1L, 2L);
  }

  @Test
  void sequencesAreEqualInTheSameOrderOnly() {
    Molecule other = Molecule.sequence(1L, 2L, 3L);
    assertThat(SEQUENCE).isEqualTo(Molecule.sequence(3L, 1L, 2L)).isNotEqualTo(other);
    assertThat(Atoms.digest(SEQUENCE)).isNotEqualTo(Atoms.digest(other));
    assertThat(SEQUENCE.hashCode()).isEqualTo(Molecule.sequence(3L, 1L, 2L).hashCode());
  }

  @Test
  void aMoleculeEqualsTheSequenceInCanonicalOrder() {
    Molecule canonical = Molecule.sequence(1L, 2L, 3L);
    assertThat(UNORDERED).isEqualTo(canonical).isNotEqualTo(SEQUENCE).hasSameHashCodeAs(canonical);
    assertThat(Atoms.digest(UNORDERED)).isEqualTo(Atoms.digest(canonical));
  }

  @Test
  void byValueTheListsThatAreMadeAreCompared() {
    assertThat(Atoms.valueEquals(SEQUENCE, Molecule.sequence(3.0, 1L, 2L))).isTrue();
    assertThat(Atoms.valueEquals(SEQUENCE, Molecule.sequence(1.0, 2L, 3L))).isFalse();
    assertThat(Atoms.valueEquals(UNORDERED, Molecule.sequence(1.0, 2L, 3L))).isTrue();
    assertThat(Atoms.valueEquals(SEQUENCE, UNORDERED)).isFalse();
  }

  @Test
  void inASolutionAndAmongOthersOrderIsNothing() {
    assertThat(Solution.of(SEQUENCE)).isEqualTo(Solution.of(UNORDERED));
    assertThat(Molecule.join(List.of(SEQUENCE)).isSequence()).isFalse();
    assertThat(Molecule.join(List.of(SEQUENCE, Molecule.of(0L))).isSequence()).isFalse();
    assertThat(Molecule.join(List.of(SEQUENCE))).isEqualTo(UNORDERED);
  }
}
