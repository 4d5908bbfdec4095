package hocl.runtime.atom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Values of few parts, which are shared again and again: their text would have no end. */
class SharedPartsTest {
  @Test
  void valuesThatShareTheirPartsAreComparedPartByPart() {
    Object one = shared(1L, 70, part -> ListAtom.of(part));
    for (UnaryOperator<Object> twice : SHARING) {
      Object tree = shared(1L, 70, twice);
      Object equal = shared(1L, 70, twice);
      Object larger = shared(2L, 70, twice);
      assertThat(Atoms.equal(tree, equal)).isTrue();
      assertThat(Atoms.hash(tree)).isEqualTo(Atoms.hash(equal));
      assertThat(Atoms.compare(tree, equal)).isZero();
      assertThat(Atoms.compare(tree, larger)).isNegative();
      assertThat(Atoms.equal(tree, larger)).isFalse();
      assertThat(Atoms.valueEquals(tree, shared(1.0, 70, twice))).isTrue();
      assertThat(Atoms.valueEquals(tree, shared(1.5, 70, twice))).isFalse();
      assertThat(Atoms.equal(tree, one)).isFalse();
      assertThat(Atoms.equal(rule("r", 1, tree), rule("r", 1, equal))).isTrue();
      assertThat(Atoms.sorted(List.of(larger, equal, tree))).containsExactly(tree, equal, larger);
    }
  }

  @Test
  void theOrderOfRulesIsThatOfTheirTextAsFarAsItIsLookedAt() {
    Object tree = shared(1L, 70, list -> ListAtom.of(list, list));
    Object larger = shared(2L, 70, list -> ListAtom.of(list, list));
    assertThat(Atoms.compare(rule("r", 1, tree), rule("r", 1, larger))).isNegative();
    Object late = ListAtom.of(tree, 1L);
    Object later = ListAtom.of(tree, 2L);
    assertThat(Atoms.compare(rule("r", 1, late), rule("r", 1, later))).isNegative();
    assertThat(Atoms.compare(rule("r", 1, later), rule("r", 1, late))).isPositive();
  }

  @Test
  void copiesShareWhatTheirOriginalsShare() {
    Object reactive = Solution.of(rule("r", 1, 1L));
    Object tree = shared(reactive, 70, list -> ListAtom.of(list, list));
    Object settled = Atoms.settled(tree);
    assertThat(Atoms.inert(tree)).isFalse();
    assertThat(Atoms.inert(settled)).isTrue();
    assertThat(Atoms.equal(tree, settled)).isTrue();
  }

  private static final List<UnaryOperator<Object>> SHARING =
      List.of(
          part -> ListAtom.of(part, part),
          part -> Tuple.of(part, part),
          part -> Solution.of(part, part),
          part -> Tuple.of(ListAtom.of(part), Solution.of(part, 7L)));

  /**
   * A value in which each part is shared by what is around it, so that it has many when written.
   */
  private static Object shared(Object inmost, int depth, UnaryOperator<Object> around) {
    Object value = inmost;
    for (int i = 0; i < depth; i++) {
      value = around.apply(value);
    }
    return value;
  }

  private static Rule rule(
      @org.jspecify.annotations.Nullable String label, int number, Object... captured) {
    return Rule.of(new AtomGenerator.Definition(label, number, captured.length), captured);
  }
}
