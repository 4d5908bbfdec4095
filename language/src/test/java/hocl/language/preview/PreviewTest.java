package hocl.language.preview;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewTest {

  private static List<String> preview(String text) {
    Compilation compilation =
        Compiler.check(new SourceText("test.hocl", text), CompileOptions.DEFAULT);
    if (compilation.program() == null) {
      throw new AssertionError(text + "\n" + compilation.diagnostics());
    }
    return Preview.of(compilation.program());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          replace (x::Int)^2, y::Int by x                 | `x::Int` is taken several times at once
          replace (x::Int)^n by n                         | `x::Int` is taken several times at once
          replace <A^2, ?w> by B                          | `A^2` counts equal atoms
          replace [x, ?w] by x                            | `[x, ?w]` looks into a List
          replace K:(x:y) by x                            | `x:y` looks into a tuple in a tuple
          replace <A, ?v, ?w> by B                        | several rests share what is left of a solution
          replace a::Int, b::Int, c::Int, d::Int by a     | three or more other heads look for any atom of one type
          replace x::Int by nothing, print(x) if x > 1    | `print(x)` prints a line
          replace x::Int by A^x                           | `A^x` makes several equal atoms
          replace x::Int by [x]                           | `[x]` makes a List
          replace <A, ?w> by w                            | `w` stands for any number of atoms
          replace <A, ?v>, <B, ?w> by <v, w>              | `<v, w>` puts several rests together
          replace <A, ?w> by <w>, <w>                     | `w` is a rest that stays where it is or is used more than once
          replace <A, ?w> by B if size(w) > 2             | `size(w)` calls a built-in function that there is no code for
          replace x::Int by x if x.toString() == "1"      | `x.toString()` calls a method
          replace x::Int by x ** 0.5                      | `x ** 0.5` raises to a power
          replace s::String, t::String by s + t           | `s + t` is no arithmetic on Ints and Floats
          replace s::String, t::Int by s if s == t        | `s` may be of another kind than what it must equal
          replace b::Bool by A if b                       | `b` is no comparison
          replace x, y by x                               | `y` may be a rule
          replace <x, A> by x                             | `x` may be too many kinds of atoms of an inner solution
          replace r::Rule by A                            | an atom that is a rule is seldom tried
          """)
  void reasonsAreToldWhyThereIsNoCode(String rule, String reason) {
    String plan = preview("<1, " + rule + ">").getFirst();
    assertThat(plan).contains("\n    not by generated code: " + reason + "\n");
  }

  @Test
  void whatACaptureHoldsIsKnownFromItsDefinition() {
    assertThat(preview("let k = 4 in <1, replace x::Int by x + k>").getFirst())
        .contains("    by generated code, once it is hot\n");
    assertThat(preview("let k = \"a\" in <1, replace x::Int by x + k>").getFirst())
        .contains("    not by generated code: `x + k` is no arithmetic on Ints and Floats\n");
    assertThat(preview("<1, replace K:k by replace x::Int by x + 1, k if x > 1>").getLast())
        .contains("    by generated code, once it is hot\n");
  }

  @Test
  void whatDependsOnTheDataIsToldForEachKind() {
    assertThat(preview("<1, replace K:k by k * 2>").getFirst())
        .contains(
            "    by generated code, once it is hot, for Ints and Floats; not for Strings: `k * 2`"
                + " is no arithmetic on Ints and Floats\n");
    assertThat(preview("<1, replace x::Num, y::Num by x * y>").getFirst())
        .contains("    by generated code, once it is hot\n");
  }

  @Test
  void everyHeadHasAVerdictOfItsOwn() {
    String plan = preview("<A, B, replace m::Rule, A by C>").getFirst();
    assertThat(plan)
        .contains("    not by generated code: an atom that is a rule is seldom tried\n")
        .contains("    not by generated code: `m::Rule` may be a rule\n");
  }

  private static final String AT_ONCE = ": where that rule is, too, both react at once\n";

  @Test
  void whatOneOtherRuleAloneTakesReactsAtOnce() {
    String plan =
        preview("let b = replace B:x::Int by C:x in <1, b, replace x::Int by B:x, B:1>").getLast();
    assertThat(plan).contains("  B:x is taken only by b, alone and always" + AT_ONCE);
    assertThat(plan).contains("  B:1 is taken only by b, alone and always" + AT_ONCE);
    assertThat(
            preview("<1, (replace x::Int by A:x), (replace A:x by B:x), replace B:x by C:x>")
                .getFirst())
        .contains("  A:x is taken only by the rule at ")
        .contains("  B:x is taken only by the rule at ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // sometimes, by two, by something more general, not alone, once
        "<(replace x::Int by A:x), replace A:x::Int by B:x if x > 0>",
        "<(replace x::Int by A:x), (replace A:x::Int by B:x), replace A:y, 1 by C>",
        "<(replace x::Int by A:x), (replace A:x::Int by B:x), replace t::Tuple, Stop by C>",
        "<(replace x::Int by A:x), replace A:x::Int, A:x by B:x>",
        "<(replace x::Int by A:x), replace-one A:x::Int by B:x>",
        "<(replace-one x::Int by A:x), replace A:x::Int by B:x>",
        // it may be the other rule that is taken
        "<(replace x::Int, r::Rule by A:x), replace A:x::Int by B:x>",
        "let b = replace A:x::Int by B:x in <b, (replace x::Int, b = r by A:x)>",
        // not in any case
        "<(replace x::Num by A:x), replace A:x::Int by B:x>",
        "<(replace x::Int by A:x), replace A:1 by B:1>",
        "<(replace x::Int, y::Int by A:x:y), replace A:x:x by B:x>",
        // what can fail, prints, or makes more than data
        "<(replace x::Int by A:(6 / x)), replace A:x by B:1>",
        "<(replace x::Int by A:x), replace A:x::Int by B:(6 / x)>",
        "<(replace x::Int by A:x), replace A:x::Int by B:x, print(x)>",
        "<(replace x by A:x), replace A:x by B:x>",
        "<(replace x::Int by A:x), replace A:x::Int by <x>>",
        // elsewhere
        "<<(replace x::Int by A:x)>, <replace A:x::Int by B:x>>",
      })
  void otherwiseRulesReactOneAfterTheOther(String text) {
    assertThat(String.join("", preview(text))).doesNotContain(AT_ONCE);
  }

  @Test
  void modulesAndParametersWithoutValuesHavePlans() {
    assertThat(preview("param n::Int;\nlet f = replace x::Int by x if x > n;").getFirst())
        .contains("    by generated code, once it is hot\n");
  }
}
