package hocl.language.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.Programs;
import hocl.language.RunOptions;
import hocl.language.audit.Audited;
import hocl.language.core.RuleCore;
import hocl.language.core.RuleLiterals;
import hocl.language.preview.Preview;
import hocl.language.program.Program;
import hocl.language.program.Tiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For which rules code is really generated: that results are right would not show it. */
class KernelUseTest {

  private static boolean isGenerated(String text) {
    Program program = Programs.of(text);
    Audited.run(program, RunOptions.plain().withTiers(Tiers.KERNELS));
    RuleCore rule = RuleLiterals.of(program.core()).getLast();
    return KernelCache.holds(rule);
  }

  /** What is said before a run of the last rule. */
  private static String said(String text) {
    return Preview.of(Programs.of(text)).getLast();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<1, 2, 3, replace x::Int, y::Int by x if x >= y>",
        "<1, 2, 3, replace x::Int, y::Int by x + y>",
        "<1.5, 2, 3.5, replace x::Num, y::Num by x if x >= y>",
        "<1.5, 2.5, replace x::Float, y::Float by x * y>",
        "<K:1:2, K:1:3, replace K:k:c::Int, K:k:d::Int by K:k:(c + d)>",
        "<\"b\":1, \"b\":2, replace k::String:c::Int, k:d::Int by k:(c + d)>",
        "<1:3, 2:1, replace i::Int:v::Int, j::Int:w::Int by i:w, j:v if i < j && v > w>",
        "<A, B, replace A, B by C>",
        "<1, 5, replace-one x::Int, y::Int by x + y>",
        "<1, 2, replace x::Int by (if x % 2 == 0 then x div 2 else 1) if x > 1>",
        "let k = 4 in <1, 2, replace x::Int by x + k if x < k>",
        "let m = replace x::Int, y::Int by x if x >= y in <<3, 5, m>, T:0, replace <x::Int, m>, T:t::Int by T:(t + x)>",
        "<<1, 2>, <3>, T:0, replace <x::Int, ?w>, T:t::Int by T:(t + x)>",
        "<K:<1, A>, replace K:<x::Int, ?w> by L:<x + 1, w>>",
        "<1, 1, 2, replace (x::Int)^2 by x>",
        "<A, A, A, B, B, replace A^3, B by C^2>",
      })
  void codeIsGenerated(String text) {
    assertThat(said(text))
        .contains("    by generated code, once it is hot\n")
        .doesNotContain("not by generated code");
    assertThat(isGenerated(text)).as(text).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<1, 1, 2, replace-one (x::Int)^n by x>",
        "<[1, 2], replace [x, ?w] by x>",
        "<1, 2, replace x::Int by nothing, print(x) if x > 1>",
      })
  void nodesDoTheRest(String text) {
    assertThat(said(text)).contains("    not by generated code: ");
    assertThat(isGenerated(text)).as(text).isFalse();
  }

  @Test
  void nodesDoWhatWouldBeTooLargeToCompile() {
    String product = "A:" + "(x + 1):".repeat(20) + "x";
    assertThat(isGenerated("<1, replace x::Int by " + product + ">")).isTrue();
    String large = "<1, replace x::Int by " + (product + ", ").repeat(60) + "B>";
    assertThat(isGenerated(large)).isFalse();
    assertThat(said(large)).contains("the code would be too long");
  }
}
