package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreProgram;
import hocl.language.core.CoreType;
import hocl.language.core.RuleCore;
import hocl.language.core.Slot;
import hocl.language.program.Program;
import hocl.language.rule.CorePrinter;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs become in Core. */
final class CoreTest {
  private static CoreProgram core(String text) {
    Compilation compilation = Compiler.check(new SourceText("p", text), CompileOptions.DEFAULT);
    Program program = compilation.program();
    if (program == null) {
      throw new AssertionError(compilation.diagnostics());
    }
    return program.core();
  }

  private static RuleCore firstRule(String text) {
    if (core(text).body().getFirst() instanceof CoreItem.One one
        && one.expr() instanceof CoreExpr.MakeRule rule) {
      return rule.definition();
    }
    throw new AssertionError("no rule first: " + text);
  }

  private static Object constant(String text) {
    if (core(text).body().getFirst() instanceof CoreItem.One one
        && one.expr() instanceof CoreExpr.Constant constant) {
      return constant.value();
    }
    throw new AssertionError("no constant: " + text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          param n; <n>                          | param n#0;<n#0>
          param n :: Int = 3; n, n              | param n#0 :: Int = 3;n#0, n#0
          let x = 1; let y = x + 1; <y>         | let x#0 = 1;let y#1 = x#0 + 1;<y#1>
          let f(x) = f(x - 1); <f>              | let f#0(x#0) = f#self(x#0 - 1);<f#0>
          let f = replace x by x; let g = f; g  | let f#0 = (f = replace x#0 by x#0);let g#1 = f#0;g#1
          let g = f = replace x by x; g         | let g#0 = (f = replace x#0 by x#0);g#0
          let d = 1 in d, d                     | let d#0 = 1;d#0, d#0
          1, let d = 2 in d, d                  | 1, let d#0 = 2 in d#0, d#0
          (let a = 1 in a), 2                   | (let a#0 = 1 in a#0), 2
          <if true then nothing else 1>         | <if true then nothing else 1>
          let max = 1; <max>                    | let max#0 = 1;<max#0>
          """)
  void namesBecomeSlots(String text, String expected) {
    assertThat(CorePrinter.print(core(text)).replace("\n", "")).isEqualTo(expected);
  }

  @Test
  void capturedValuesComeFirstInTheOrderOfTheirMention() {
    String text = "let a = 1; let b = 2; <(replace x, b, y by x, a if y > b)>";
    RuleCore rule = firstRule(text);
    assertThat(rule.captured()).isEqualTo(2);
    assertThat(rule.slots().stream().map(Slot::name)).containsExactly("b", "a", "x", "y");
    if (core(text).body().getFirst() instanceof CoreItem.One one
        && one.expr() instanceof CoreExpr.MakeRule made) {
      assertThat(made.captures().stream().map(c -> ((CoreExpr.Local) c).slot()))
          .containsExactly(1, 0);
    }
  }

  @Test
  void innerRulesCaptureThroughTheOuterOnes() {
    RuleCore outer = firstRule("let a = 1; <(replace x by (replace y by (replace z by a, x, y)))>");
    assertThat(outer.slots().stream().map(Slot::name)).containsExactly("a", "x");
    RuleCore middle = inner(outer);
    assertThat(middle.slots().stream().map(Slot::name)).containsExactly("a", "x", "y");
    assertThat(middle.captured()).isEqualTo(2);
    RuleCore last = inner(middle);
    assertThat(last.slots().stream().map(Slot::name)).containsExactly("a", "x", "y", "z");
    assertThat(last.captured()).isEqualTo(3);
  }

  private static RuleCore inner(RuleCore rule) {
    CoreItem.One one = (CoreItem.One) rule.products().getFirst();
    return ((CoreExpr.MakeRule) one.expr()).definition();
  }

  @Test
  void anUntypedNameBoundOutsideStandsForItsValue() {
    RuleCore rule = firstRule("let n = 1; <(replace n, x by x)>");
    assertThat(rule.heads().get(0)).isInstanceOf(CorePattern.Equal.class);
    assertThat(rule.heads().get(1)).isInstanceOf(CorePattern.Bind.class);
  }

  @Test
  void aNameThatTheHeadsIntroduceIsTheirsWhereverItStands() {
    RuleCore rule = firstRule("let n = 1; <(replace n, n::Int, A:n by n), n>");
    assertThat(rule.captured()).isZero();
    assertThat(rule.heads().get(0)).isInstanceOf(CorePattern.Bind.class);
    assertThat(rule.slots()).containsExactly(new Slot("n", Slot.Kind.ATOM));
  }

  @Test
  void countsAreKnownOrBoundOrNew() {
    RuleCore known = firstRule("let n = 2; <(replace A^n, B^3 by C)>");
    assertThat(known.heads()).allMatch(CorePattern.Copies.class::isInstance);
    RuleCore bound = firstRule("<(replace A^n, K:n by C)>");
    assertThat(bound.heads().getFirst()).isInstanceOf(CorePattern.Copies.class);
    RuleCore fresh = firstRule("<(replace A^n, B^n by C^n)>");
    assertThat(fresh.heads()).allMatch(CorePattern.CountedCopies.class::isInstance);
    assertThat(fresh.slots()).hasSize(1);
  }

  @Test
  void aRestAtTheTopIsEmpty() {
    RuleCore rule = firstRule("<(replace x::Int, ?w by w if x > 9)>");
    assertThat(rule.heads()).hasSize(1);
    assertThat(rule.emptyRests()).containsExactly(1);
    assertThat(rule.slots().get(1).kind()).isEqualTo(Slot.Kind.REST);
  }

  @Test
  void conjunctsStandOneByOne() {
    assertThat(firstRule("<(replace x by x if x > 1 && (x < 3 && x != 2))>").guard()).hasSize(3);
    assertThat(firstRule("<(replace x by x if x > 1 || x < 3)>").guard()).hasSize(1);
    assertThat(firstRule("<(replace x by x)>").guard()).isEmpty();
  }

  @Test
  void synonymsMeanTheSame() {
    RuleCore paper = firstRule("⟨(replace ⟨x, ω⟩ by ω if x ≥ 1 ∧ ¬(x ≠ 2))⟩");
    RuleCore tool = firstRule("<(replace <x, ?w> by w if x >= 1 && !(x != 2))>");
    assertThat(paper.slots().size()).isEqualTo(tool.slots().size());
    assertThat(new hocl.language.rule.DefinedRule(paper).canonicalText())
        .isEqualTo(new hocl.language.rule.DefinedRule(tool).canonicalText());
    RuleCore typed = firstRule("<(replace x::long, y::Integer by 3L, 'c')>");
    assertThat(typed.heads())
        .allMatch(p -> p instanceof CorePattern.Bind bind && bind.type() == CoreType.Basic.INT);
  }

  @Test
  void plainDataBecomesConstants() {
    assertThat(constant("<A:1:[2, x]>".replace("x", "-3")))
        .isEqualTo(Tuple.of(Symbol.of("A"), 1L, ListAtom.of(2L, -3L)));
    assertThat(constant("<<1, <2>>>")).isEqualTo(Solution.of(1L, Solution.of(2L)));
    assertThat(constant("<<A^3>>"))
        .isEqualTo(Solution.of(Symbol.of("A"), Symbol.of("A"), Symbol.of("A")));
    assertThat(constant("1, 2, 3, 4, 5, 6, 7, 8, 9"))
        .isEqualTo(Molecule.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L));
  }

  @Test
  void aProgramThatIsOneSolutionIsItsContent() {
    assertThat(core("<1, 2>").explicitSolution()).isTrue();
    assertThat(core("<1, 2>").body()).hasSize(2);
    assertThat(core("<1>, 2").explicitSolution()).isFalse();
    assertThat(core("let a = 1;").module()).isTrue();
    assertThat(core("let a = 1;").body()).isEqualTo(List.of());
  }

  @Test
  void aVariableIsRenamedWhereTheProgramDefinesItsName() {
    RuleCore rule = inner(firstRuleOf("let r = replace A by (replace x by x); let x = 1; <r, x>"));
    assertThat(rule.slots()).containsExactly(new Slot("x_1", Slot.Kind.ATOM));
  }

  private static RuleCore firstRuleOf(String text) {
    if (core(text).definitions().getFirst() instanceof CoreProgram.Let let
        && let.value() instanceof CoreExpr.MakeRule rule) {
      return rule.definition();
    }
    throw new AssertionError("no rule first: " + text);
  }
}
