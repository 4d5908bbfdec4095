package hocl.runtime.atom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeldSolutionsTest {

  private static final Object SOLUTION = Solution.of(1L);

  @Test
  void solutionsCountOutsideOfOthersOnly() {
    assertThat(Atoms.heldSolutions(1L)).isZero();
    assertThat(Atoms.heldSolutions(ListAtom.of(1L, 2L))).isZero();
    assertThat(Atoms.heldSolutions(SOLUTION)).isEqualTo(1);
    assertThat(Atoms.heldSolutions(Solution.of(SOLUTION, SOLUTION))).isEqualTo(1);
    Object pair = Tuple.of(SOLUTION, ListAtom.of(SOLUTION, 7L, SOLUTION));
    assertThat(Atoms.heldSolutions(pair)).isEqualTo(3);
  }

  @Test
  void sharedSolutionsCountForEachPart() {
    Object value = ListAtom.of(SOLUTION);
    for (int depth = 1; depth <= 20; depth++) {
      value = depth % 2 == 0 ? ListAtom.of(value, value) : Tuple.of(value, value);
      assertThat(Atoms.heldSolutions(value)).isEqualTo(1L << depth);
    }
    for (int depth = 21; depth <= 100; depth++) {
      value = ListAtom.of(value, value);
    }
    assertThat(Atoms.heldSolutions(value)).isEqualTo(1 << 30);
  }

  @Test
  void whatIsAddedToALongListCounts() {
    Object[] items = new Object[100];
    java.util.Arrays.fill(items, 1L);
    ListAtom plain = ListAtom.of(items);
    ListAtom more = plain.with(List.of(SOLUTION, SOLUTION), List.of(Tuple.of(SOLUTION, 1L)));
    assertThat(Atoms.heldSolutions(more)).isEqualTo(3);
    assertThat(Atoms.heldSolutions(more.slice(1, more.size()))).isEqualTo(2);
  }

  @Test
  void aNumberIsAsLargeAsItIsOrALittleSmaller() {
    for (long number = 0; number < 1 << 20; number += 1 + number / 100) {
      long kept = HeldSolutions.number(HeldSolutions.shortForm(number));
      assertThat(kept).isBetween(number - number / 128, number);
    }
  }
}
