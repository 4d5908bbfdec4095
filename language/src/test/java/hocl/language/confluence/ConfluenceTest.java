package hocl.language.confluence;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.Programs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sets of rules are shown confluent, and why the others are not. */
class ConfluenceTest {

  private static Finding finding(String rules) {
    return Confluence.of(Programs.of("<" + rules + ", A>")).getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(replace x::Int, y::Int by x + y)",
        "(replace x::Int, y::Int by x * y)",
        "(replace x::Int, y::Int by x + y - x * y)",
        "(replace x::Int, y::Int by x if x >= y)",
        "(replace x::String, y::String by x if x <= y)",
        "(replace x::Float, y::Float by x if x <= y)",
        "(replace x::Int, y::Int by max(x, y))",
        "(replace x::Bool, y::Bool by x && y)",
        "(replace x::Int, y::Int by x.gcd(y))",
        "(replace k:c::Int, k:d::Int by k:(c + d))",
        "(replace k::Int:c::Int, j::Int:d::Int by k:(c + d) if k == j)",
        "(replace x, x by x)",
        "(replace x::Int, 0 by x)",
        "(replace A^2 by B)",
        "(replace A^3 by A)",
        "(replace Fib:k::Int by Fib:(k - 1), Fib:(k - 2) if k > 1), (replace Fib:k::Int by k if k <= 1), (replace x::Int, y::Int by x + y)",
        "(replace x::Int:g::Int by x:White if g >= 3), (replace x::Int:g::Int by x:Black if g < 3)",
        "(replace A, B by C), (replace C by A, D)",
        "(replace-one A by B)",
        "(replace-one A by B), (replace x::Int, y::Int by x + y)",
        "(replace x::Int by x - 1 if x > 0)"
      })
  void isShown(String rules) {
    Finding finding = finding(rules);
    assertThat(finding.standing()).as(finding.toString()).isEqualTo(ConfluenceConclusion.SHOWN);
    assertThat(finding.conditions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(replace x, y by x if x >= y)",
        "(replace x, y by max(x, y))",
        "(replace x::Num, y::Num by x + y)",
        "(replace k:c::Int, j:d::Int by k:(c + d) if k == j)"
      })
  void isShownWithoutFloats(String rules) {
    Finding finding = finding(rules);
    assertThat(finding.standing()).as(finding.toString()).isEqualTo(ConfluenceConclusion.SHOWN);
    assertThat(finding.conditions()).containsExactly(Condition.NO_FLOATS);
  }

  @Test
  void aSieveIsShownForNumbersThatDivideOneAnotherOneWayOnly() {
    assertThat(finding("(replace x::Int, y::Int by x if y % x == 0)").conditions())
        .containsExactly(Condition.NO_NEGATIVES);
    assertThat(finding("(replace x, y by x if y mod x == 0)").conditions())
        .containsExactlyInAnyOrder(Condition.NO_FLOATS, Condition.NO_NEGATIVES);
  }

  @Test
  void anUntypedSumIsShownWhereItCannotJoinStrings() {
    assertThat(finding("(replace x, y by x + y)").conditions())
        .containsExactlyInAnyOrder(Condition.NO_FLOATS, Condition.NO_STRINGS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(replace x::Int, y::Int by x - y)",
        "(replace x::Float, y::Float by x + y)",
        "(replace x::String, y::String by x + y)",
        "(replace x::Int, y by x if x >= y), (replace x::Int by A if x == 0)",
        "(replace x::Int, y::Int by x)",
        "(replace x::Int, y::Int by x if x != y)",
        "(replace x::Int, y::Int by x + y if x > 0)",
        "(replace x::Int, y::Int by x + y), (replace x::Int, y::Int by x * y)",
        "(replace x::Int, y::Int by x + y), (replace 0 by nothing), (replace 1 by A)",
        "(replace k:c::Int, k:d::Int by k:(c - d))",
        "(replace x::Int, y::Int by x * y / 2)",
        "(replace-one x::Int by x + 1)",
        "(replace A by B), (replace A by C)",
        "(replace k:c::Int, j::Int:d::Int by k:(c + d))"
      })
  void isNotShown(String rules) {
    Finding finding = finding(rules);
    assertThat(finding.standing()).as(finding.toString()).isEqualTo(ConfluenceConclusion.NOT_SHOWN);
    assertThat(finding.reason()).contains("can take a common atom of");
  }

  @Test
  void whatComesTogetherLaterMustEnd() {
    Finding endless =
        finding("(replace A by B), (replace B by A), (replace A by C), (replace B by D)");
    assertThat(endless.standing()).isEqualTo(ConfluenceConclusion.LOCALLY);
    Finding shrinking = finding("(replace A^4 by A), (replace A^2 by A)");
    assertThat(shrinking.standing()).isEqualTo(ConfluenceConclusion.SHOWN);
    assertThat(shrinking.reason()).contains("the atoms get fewer");
    Finding steps = finding("(replace A:x::Int, A:y::Int by B:x:y), (replace B:x:y by A:(x + y))");
    assertThat(steps.standing()).isEqualTo(ConfluenceConclusion.LOCALLY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(replace A by (replace B by C)) | makes rules",
        "(replace A by print(1)) | prints",
        "(replace <?w> by w) | looks into a solution",
        "(replace [x, y] by x) | looks into a List",
        "(replace A, ?w by w) | has a rest among its patterns",
        "(replace A^n by n) | takes a number of equal atoms",
        "(replace x, x by x), (replace A by B) | takes any atom, rules too",
        "(replace n::Int by range(1, n)) | gives a number of atoms that is not known",
        "(replace l::List by sort(l)) | calls `sort`"
      })
  void saysWhatIsNotSeenThrough(String line) {
    List<String> parts = List.of(line.split(" \\| ", -1));
    Finding finding = finding(parts.getFirst());
    assertThat(finding.standing()).isEqualTo(ConfluenceConclusion.NOT_SHOWN);
    assertThat(finding.reason()).contains(parts.getLast());
  }

  @Test
  void namesTheRulesAndTheAtoms() {
    Finding finding =
        Confluence.of(Programs.of("let less = replace x::Int, y::Int by x - y in <less, 1>"))
            .getFirst();
    assertThat(finding.reason())
        .isEqualTo(
            "two reactions of `less` can take a common atom of x, y, y': one makes x - y, y', the"
                + " other y - y', x of them");
  }

  @Test
  void everySolutionHasItsRules() {
    List<Finding> findings =
        Confluence.of(
            Programs.of(
                "let max = replace x::Int, y::Int by x if x >= y in <<max, 1>, <max, 2>, K:<max, 3>,"
                    + " replace A by B, replace A by C>"));
    assertThat(findings)
        .extracting(Finding::standing)
        .containsExactly(ConfluenceConclusion.NOT_SHOWN, ConfluenceConclusion.SHOWN);
    assertThat(Confluence.of(Programs.of("<1, 2>"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let f(x) = replace A by x in <f(1), replace x::Int, y::Int by x + y>",
        "let r = replace A by B in let f(x) = x in <f(r), A>",
        "let r = replace A by B in <[r], A, replace x::Int, y::Int by x + y>",
        "let r = replace A by B in <(replace-one x::Int by r), A>",
        "let r = replace A by B in <if true then r else 1, A>",
        "param data = 1; <replace-one A by data, A, A>",
        "let f(x) = replace A by x in <(replace x::Int, y::Int by f(x)), A>"
      })
  void rulesThatAreNotKnownAreNeverOverlooked(String program) {
    assertThat(Confluence.of(Programs.of(program)))
        .as(program)
        .anyMatch(finding -> finding.standing() != ConfluenceConclusion.SHOWN);
  }
}
