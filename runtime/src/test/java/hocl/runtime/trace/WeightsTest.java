package hocl.runtime.trace;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The size of what is written down beside a trace. */
class WeightsTest {

  @Test
  void plainAtomsCountAsOneEach() {
    assertThat(Weights.of(Molecule.of(1L, "word", Tuple.of(1L, 2L)), 1000)).isEqualTo(8 + 3);
  }

  @Test
  void solutionsCountWithAllInThem() {
    Solution inner = Solution.of(Molecule.of(1L, 2L, 3L));
    assertThat(Weights.of(Molecule.of(inner), 1000)).isEqualTo(9 + 8 + 3);
  }

  @Test
  @Timeout(20)
  void countingEndsAtTheLimitWherePartsAreSharedAgainAndAgain() {
    Solution shared = Solution.of(Molecule.of(1L));
    for (int i = 0; i < 60; i++) {
      shared = Solution.of(Molecule.of(Tuple.of(shared, shared)));
    }
    assertThat(Weights.of(Molecule.of(shared), 1000)).isBetween(1001L, 1100L);
  }
}
