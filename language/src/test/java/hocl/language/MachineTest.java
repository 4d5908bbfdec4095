package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.language.program.Tiers;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sequential reactor promises beyond single results, which the corpus covers. */
class MachineTest {

  private static RunOptions options(OptionalLong seed, long reactions) {
    return new RunOptions(
        seed,
        new Budget(reactions, null, new Cancellation()),
        false,
        false,
        false,
        Observer.NONE,
        line -> {});
  }

  private static Outcome run(String text) {
    return Machine.run(Programs.of(text), options(OptionalLong.empty(), 1_000_000));
  }

  private static String result(Outcome outcome) {
    return AtomPrinter.PLAIN.naming(rule -> true).print(outcome.solution());
  }

  private static Set<String> outcomes(String text, int seeds) {
    Program program = Programs.of(text);
    Set<String> found = new TreeSet<>();
    for (long seed = 0; seed < seeds; seed++) {
      found.add(result(Machine.run(program, options(OptionalLong.of(seed), 1_000_000))));
    }
    return found;
  }

  @Test
  void everyOutcomeOccursForSomeSeed() {
    assertThat(
            outcomes(
                "A, B, (replace-one A by X), (replace-one B by Y), replace-one A, B by C", 100))
        .hasSize(2)
        .anyMatch(text -> text.startsWith("<C"));
    assertThat(outcomes("<1, 2, 3, replace-one x::Int, y::Int by x:y>", 200)).hasSize(6);
    assertThat(outcomes("<<1, 2>, replace-one <?v, ?w> by L:<v>, R:<w>>", 200)).hasSize(4);
    assertThat(outcomes("<A, A, A, replace A^n by N:n>", 200)).hasSize(3);
  }

  @Test
  void theOrderOfInnerAndOuterReactionsIsAChoiceToo() {
    assertThat(
            outcomes(
                "Go, <1, replace-one 1 by 2>, (replace-one Go by Late), replace-one Go, <2, ?w> by Met",
                200))
        .hasSize(2);
  }

  @Test
  void withoutASeedARunIsDeterministic() {
    String text = "<5, 3, 9, 1, 7, replace x::Int, y::Int by x - y if x > y>";
    assertThat(result(run(text))).isEqualTo(result(run(text)));
  }

  @Test
  void anInnerSolutionThatNeverRestsDoesNotStarveItsHost() {
    String text = "<1, replace x::Int by x + 1>, Go, replace-one Go by Done";
    Outcome outcome = Machine.run(Programs.of(text), options(OptionalLong.empty(), 20_000));
    assertThat(outcome.end()).isEqualTo(End.REACTION_LIMIT);
    assertThat(result(outcome)).contains("Done");
  }

  @Test
  void aReactionThatStaysPossibleHappensInTheEnd() {
    for (String text :
        List.of(
            "A, (replace A by A), replace-one A by Done",
            "C, 1, 2, 3, 4, 5, (replace C, x::Int by C, x), replace-one C, 4 by Done",
            "C, 1, 2, 3, 4, 5, (replace C, x::Int by C, x + 10), replace-one C, x::Int by Done if x % 10 == 4",
            "K:0, S:1, S:2, S:3, (replace K:n::Int, S:x::Int by K:(n + 1), S:x), replace-one K:n::Int, S:3 by Done",
            "1, 2, 3, (replace x::Int by x), replace-one 3 by Done")) {
      Outcome outcome = Machine.run(Programs.of(text), options(OptionalLong.empty(), 50_000));
      assertThat(result(outcome)).as(text).contains("Done");
    }
  }

  @Test
  void theLimitOfReactionsIsExactAndOneThatSufficesIsNone() {
    String text = "<10, replace x::Int by x - 1 if x > 0>";
    assertThat(Machine.run(Programs.of(text), options(OptionalLong.empty(), 10)).end())
        .isEqualTo(End.INERT);
    Outcome outcome = Machine.run(Programs.of(text), options(OptionalLong.empty(), 9));
    assertThat(outcome.end()).isEqualTo(End.REACTION_LIMIT);
    assertThat(outcome.reactions()).isEqualTo(9);
    assertThat(result(outcome)).startsWith("<1,");
  }

  @Test
  void aFailureLeavesTheSolutionAsItWasBefore() {
    Outcome outcome = run("<0, 5, A:<1>, replace x::Int, A:<?w> by B:<w>, 7 / x if x == 0>");
    assertThat(outcome.end()).isEqualTo(End.FAILED);
    assertThat(outcome.failure()).isInstanceOf(RunFailure.class);
    assertThat(outcome.reactions()).isZero();
    assertThat(result(outcome)).startsWith("<0, 5, A:<1>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          let f(x) = x;        <(replace-one F:g by g(1, 2)), F:f> | `f` takes one argument, not 2.
          let f(x, y) = x + y; <(replace-one F:g by g(1)), F:f>    | `f` takes two arguments, not 1.
          """)
  void aFunctionSaysHowManyArgumentsItTakes(String text, String message) {
    Outcome outcome = run(text);
    assertThat(outcome.failure())
        .isInstanceOfSatisfying(
            RunFailure.class,
            failure -> assertThat(failure.diagnostic().message()).isEqualTo(message));
  }

  @Test
  void tenThousandNestedSolutionsReact() {
    int depth = 10_000;
    String text = "<".repeat(depth) + "1" + ">".repeat(depth);
    assertThat(result(run(text))).isEqualTo(text);
    String rule = "replace <x::Int> by x";
    String reacting = ("<" + rule + ", ").repeat(0) + text + ", " + rule;
    assertThat(run(reacting).end()).isEqualTo(End.INERT);
    StringBuilder tower = new StringBuilder("1");
    for (int i = 0; i < 400; i++) {
      tower.insert(0, "<").append(", replace <x::Int, ?w> by x>");
    }
    assertThat(result(run(tower.toString()))).contains("1");
  }

  @Test
  void functionsThatCallThemselvesForeverFailWithAMessage() {
    Outcome outcome = run("let f(n) = f(n + 1); <1, replace-one x::Int by f(x)>");
    assertThat(outcome.end()).isEqualTo(End.FAILED);
    assertThat(outcome.failure()).isNotNull().hasMessage("E0707");
  }

  @Test
  void failuresOfGuardsAreCountedWhenEverythingWrittenBeforeHolds() {
    assertThat(failures("<0, 4, replace x::Int, y::Int by x if x != 0 && y % x == 0>")).isZero();
    assertThat(failures("<0, 4, replace x::Int, y::Int by x if y % x == 1 && x != 0>"))
        .isPositive();
    assertThat(failures("<A, 4, replace x, y by x if x < y>")).isPositive();
  }

  private static long failures(String text) {
    RunOptions plain = RunOptions.plain();
    return Machine.run(
            Programs.of(text),
            new RunOptions(
                plain.seed(), plain.budget(), false, true, false, plain.listener(), plain.output()))
        .guardFailures();
  }

  /** What a listener hears: number, label, consumed, produced and depth of each reaction. */
  private static List<String> heard(String text) {
    List<String> heard = new ArrayList<>();
    Observer listener =
        new Observer() {
          @Override
          public void reacted(
              long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
            heard.add(
                number
                    + (rule.definition().label() == null
                        ? " "
                        : " " + rule.definition().label() + " ")
                    + AtomPrinter.PLAIN.print(Solution.of(consumed.atoms()))
                    + " "
                    + AtomPrinter.PLAIN.print(Solution.of(produced.atoms()))
                    + " "
                    + depth);
          }
        };
    RunOptions plain = RunOptions.plain();
    Machine.run(
        Programs.of(text),
        new RunOptions(
            plain.seed(), plain.budget(), false, false, false, listener, plain.output()));
    return heard;
  }

  @Test
  void theListenerHearsEveryReaction() {
    List<String> heard =
        heard("<<1, 2, replace x::Int, y::Int by x + y>, replace <x::Int, ?w> by T:x>");
    assertThat(heard).hasSize(2);
    assertThat(heard.getFirst()).isEqualTo("1 <1, 2> <3> 1");
    assertThat(heard.getLast()).startsWith("2 <<3, ").endsWith("> <T:3> 0");
  }

  @Test
  void theListenerHearsEachOfTheReactionsThatHappenAtOnce() {
    assertThat(
            heard(
                "let eat = replace T:k::Int, F:a::Int by E:k:a if k > 0 in"
                    + " let think = replace E:k::Int:a::Int by T:(k - 1), F:a in"
                    + " <eat, think, T:2, F:7>"))
        .containsExactly(
            "1 eat <F:7, T:2> <E:2:7> 0",
            "2 think <E:2:7> <F:7, T:1> 0",
            "3 eat <F:7, T:1> <E:1:7> 0",
            "4 think <E:1:7> <F:7, T:0> 0");
  }

  @Test
  void aLivingSolutionTakesMoreMolecules() {
    LivingSolution living = new LivingSolution(RunOptions.plain(), false);
    living.add(Programs.of("<1, 2, replace x::Int, y::Int by x + y>"));
    assertThat(living.react().solution().size()).isEqualTo(2);
    living.add(Programs.of("10, 20"));
    assertThat(result(living.react())).startsWith("<33, ");
    living.add(Programs.of("\"a\", replace s::String by S:s"));
    assertThat(result(living.react())).startsWith("<33, S:\"a\", ");
  }

  @Test
  void aRuleThatComesLaterSharesRestsAsIfItHadBeenThere() {
    String data = "<1, 2.5, 3, 4.5, 5, 6.5>";
    String rule = "replace-one <?v, ?w> by L:<v>, R:<w>";
    String expected = "<L:<1, 2.5, 3>, R:<4.5, 5, 6.5>>";
    assertThat(result(run("<" + data + ", " + rule + ">"))).isEqualTo(expected);
    for (String later : List.of(rule, "Make, replace-one Make by (" + rule + ")")) {
      LivingSolution living = new LivingSolution(RunOptions.plain(), false);
      living.add(Programs.of(data + ", 7"));
      living.react();
      living.add(Programs.of("replace-one 7 by nothing"));
      living.react();
      living.add(Programs.of(later));
      assertThat(AtomPrinter.PLAIN.print(living.react().solution())).isEqualTo(expected);
    }
  }

  @Test
  void partnersTakeTurnsAlsoOneReactionAtATime() {
    LivingSolution living = new LivingSolution(RunOptions.plain(), false);
    living.add(Programs.of("<A, P:0:0, P:1:0, replace A, P:i::Int:n::Int by A, P:i:(n + 1)>"));
    for (int i = 0; i < 5000; i++) {
      living.react(new Budget(1, null, new Cancellation()));
    }
    assertThat(AtomPrinter.PLAIN.print(living.snapshot()))
        .doesNotContain("P:0:0")
        .doesNotContain("P:1:0");
  }

  @Test
  void manyHeadsAlikeWaitUntilThereAreEnoughAtoms() {
    assertThat(
            run("<range(1, 12), replace-one a::Int, b::Int, c::Int, d::Int, e::Int, f::Int, g::Int, h::Int, i::Int, j::Int, k::Int, l::Int by Done>")
                .solution()
                .size())
        .isEqualTo(1);
  }

  @Test
  void severalThreadsGenerateCodeAtOnce() throws Exception {
    List<Callable<String>> runs = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      // a constant of its own, so that there is no code to be found
      int last = 1000 + i;
      runs.add(() -> {
        Program program =
            Programs.of(
                "let f = replace x::Int, y::Int by x if y < "
                    + last
                    + " in <f, range(1, "
                    + last
                    + ")>");
        return result(Machine.run(program, RunOptions.plain().withTiers(Tiers.KERNELS)));
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      int i = 0;
      for (Future<String> run : threads.invokeAll(runs)) {
        assertThat(run.get()).isEqualTo("<" + (1000 + i++) + ", f>");
      }
    }
  }
}
