package hocl.language.judge;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.Machine;
import hocl.language.Programs;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueSymbolsTest {

  private static Predicate<Symbol> opaque(String text) {
    List<Rule> rules = new ArrayList<>();
    Machine.instantiate(Programs.of(text))
        .molecule()
        .forEach(atom -> {
          if (atom instanceof Rule rule) {
            rules.add(rule);
          }
        });
    assertThat(rules).isNotEmpty();
    return OpaqueSymbols.of(rules);
  }

  private static boolean isOpaque(String text) {
    return opaque(text).test(Symbol.of("A"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A, replace x, x by x",
        "A:1, replace k:x::Int, k:y::Int by k:(x + y) if x != y && abs(x) > 0",
        "A, replace x::Symbol by x:1 if x == B",
        "let f(x) = x + 1; A:1, replace k:x::Int by k:f(x) if x < 4",
        "A:1, replace k:x by (replace k:1 by k:2) if x == 1",
      })
  void whatRulesDoNotNameMayHaveAnotherName(String text) {
    assertThat(isOpaque(text)).as(text).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A, replace A, x by x",
        "A, replace x, x by A",
        "A, replace x, x by x if x != A",
        "let a = A; B, replace x, x by x if x != a",
        "let a = <T:A>; B, replace x, y by x if x == a",
        "let f(x) = x == A; B, replace x, x by x if f(x)",
        "B, replace x by (replace A by C) if x == B",
        "B, replace x::Int by (let g = replace A by C in g) if x == 1",
      })
  void whatTheyNameKeepsItsName(String text) {
    assertThat(isOpaque(text)).as(text).isFalse();
    assertThat(opaque(text).test(Symbol.of("Other"))).as(text).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A, replace x, x by toString(x)",
        "A, replace x::Symbol, y by x if x.toString() == \"A\"",
        "A, B, replace x, y by max(x, y)",
        "A, B, replace x, y by [x, y]",
        "<A, B>, replace <?w> by sort(w)",
        "A, replace x, x by x, print(x)",
        "let f(x) = toString(x); A, replace x, x by x if f(x) == \"A\"",
      })
  void whereNamesAreSeenAllKeepTheirs(String text) {
    assertThat(isOpaque(text)).as(text).isFalse();
    assertThat(opaque(text).test(Symbol.of("Other"))).as(text).isFalse();
  }

  @Test
  void itIsAskedOfTheChemistry() {
    String text = "A, B, replace A, x by x";
    Predicate<Symbol> opaque =
        Machine.chemistry(Programs.of(text), hocl.language.RunOptions.plain())
            .opaque(
                Machine.instantiate(Programs.of(text)).molecule().atoms().stream()
                    .filter(Rule.class::isInstance)
                    .map(Rule.class::cast)
                    .toList());
    assertThat(opaque.test(Symbol.of("A"))).isFalse();
    assertThat(opaque.test(Symbol.of("B"))).isTrue();
  }
}
