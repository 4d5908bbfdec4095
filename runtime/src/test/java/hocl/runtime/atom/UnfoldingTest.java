package hocl.runtime.atom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hocl.runtime.balance.Balance;
import hocl.runtime.balance.BalanceKey;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Values that have no end when they are written out are refused by all that writes every part. */
class UnfoldingTest {

  @Test
  void aDigestOfThemIsRefused() {
    for (UnaryOperator<Object> twice : SHARING) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Atoms.digest(shared(1L, 70, twice)))
          .withMessage(SharedParts.refusal());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Balance.of(Molecule.of(shared(1L, 70, twice)), BalanceKey.of(1, 2)))
          .withMessage(SharedParts.refusal());
    }
  }

  @Test
  void whatIsLargeButHasAnEndIsNotRefused() {
    for (UnaryOperator<Object> twice : SHARING) {
      assertThat(SharedParts.isEndless(shared(1L, 20, twice))).isFalse();
      assertThat(SharedParts.isEndless(shared(1L, 70, twice))).isTrue();
    }
    Object[] parts = new Object[100_000];
    Arrays.setAll(parts, i -> ListAtom.of(Tuple.of((long) i, 1L)));
    assertThat(SharedParts.isEndless(ListAtom.of(parts))).isFalse();
  }

  private static final List<UnaryOperator<Object>> SHARING =
      List.of(
          part -> ListAtom.of(part, part),
          part -> Tuple.of(part, part),
          part -> Solution.of(part, part),
          part -> Tuple.of(ListAtom.of(part), Solution.of(part, 7L)));

  private static Object shared(Object inmost, int depth, UnaryOperator<Object> around) {
    Object value = inmost;
    for (int i = 0; i < depth; i++) {
      value = around.apply(value);
    }
    return value;
  }
}
