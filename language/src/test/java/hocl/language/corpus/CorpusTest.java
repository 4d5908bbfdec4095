package hocl.language.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.ParseResult;
import hocl.grammar.Parser;
import hocl.grammar.format.Formatter;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.MoleculeTree;
import hocl.grammar.tree.ProgramTree;
import hocl.language.core.RuleLiterals;
import hocl.language.preview.Preview;
import hocl.language.program.Tiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every engine answers every case of the corpus as its siblings state. */
@Execution(ExecutionMode.CONCURRENT)
class CorpusTest {

  private static final long SEEDS = 3;

  private static final int MOST_RULES = 500;

  /** Each case is compiled once for all tests: compiled programs do not change. */
  private static final Map<CorpusCase, Prepared> PREPARED = new ConcurrentHashMap<>();

  /**
   * Warnings from this code on look at the program as a whole; only cases that show one have any.
   */
  private static final String FIRST_OF_WHOLE_PROGRAMS = "W0510";

  @Test
  void everyFileBelongsToACaseAndEveryCaseSaysWhatItShows() {
    assertThat(CorpusFolder.faults()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> theSequentialReactorAnswersAsExpected() {
    return each((c, prepared) -> {
      CorpusResult answer = SequentialRun.of(c, prepared, OptionalLong.empty());
      if (Rewriting.WANTED) {
        rewrite(c, prepared, answer);
        return;
      }
      compare(answer, c);
    });
  }

  @TestFactory
  Stream<DynamicTest> generatedCodeAnswersAsExpected() {
    return each((c, prepared) ->
        compare(SequentialRun.of(c, prepared, OptionalLong.empty(), Tiers.KERNELS), c));
  }

  @TestFactory
  Stream<DynamicTest> nodesAndGeneratedCodeInTurnAnswerAsExpected() {
    return each((c, prepared) -> {
      if (CorpusFolder.isAmong(c, 2)) {
        compare(SequentialRun.of(c, prepared, OptionalLong.empty(), Tiers.ORDERED), c);
      }
    });
  }

  /** A solution that was divided may come to another outcome that the program allows. */
  @TestFactory
  Stream<DynamicTest> theParallelReactorStaysWithinTheOutcomes() {
    return each((c, prepared) -> DividedRun.check(c, prepared, DividedRun.of(c, prepared)));
  }

  @TestFactory
  Stream<DynamicTest> theSequentialReactorStaysWithinTheOutcomesForEverySeed() {
    return each((c, prepared) -> {
      if (prepared.program() == null || !CorpusFolder.isAmong(c, 3)) {
        return;
      }
      List<String> outcomes =
          ExploredCase.suits(c, prepared)
              ? ExploredCase.of(c, prepared).outcomes()
              : expectedOutcomes(c);
      for (long seed : seeds(c)) {
        CorpusResult answer = SequentialRun.of(c, prepared, OptionalLong.of(seed));
        assertThat(answer.problems()).as("seed %d", seed).satisfies(p -> agree(p, c));
        if (answer.problems().isEmpty()) {
          assertThat(outcomes).as("seed %d", seed).contains(answer.result());
        }
        CorpusResult again = SequentialRun.of(c, prepared, OptionalLong.of(seed));
        assertThat(again).as("seed %d once more", seed).isEqualTo(answer);
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> theExplorerFindsWhatIsExpected() {
    return each((c, prepared) -> {
      if (!ExploredCase.suits(c, prepared)) {
        return;
      }
      ExploredCase explored = ExploredCase.of(c, prepared);
      assertThat(explored.complete()).as("everything was explored").isTrue();
      assertThat(codes(explored.failures())).isEqualTo(codes(expectedProblems(c)));
      if (Rewriting.WANTED) {
        return;
      }
      if (c.expects(Sibling.ANY)) {
        assertThat(explored.outcomes()).containsExactlyInAnyOrderElementsOf(expectedOutcomes(c));
      } else if (c.expects(Sibling.OUT)) {
        assertThat(explored.outcomes()).containsAll(expectedOutcomes(c));
        assertThat(explored.outcomes()).hasSize(c.stated("outcomes").orElse(1));
      }
      assertThat(explored.states()).isEqualTo(c.stated("states").orElse(explored.states()));
    });
  }

  @TestFactory
  Stream<DynamicTest> warningsAreAsExpected() {
    return each((c, prepared) -> {
      if (c.expects(Sibling.WARN)) {
        assertThat(prepared.warnings()).isEqualTo(c.lines(Sibling.WARN));
      } else {
        assertThat(prepared.warnings())
            .noneMatch(warning -> warning.compareTo(FIRST_OF_WHOLE_PROGRAMS) >= 0);
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> plansAreAsExpected() {
    return each((c, prepared) -> {
      if (c.expects(Sibling.PLAN) && Rewriting.WANTED) {
        Rewriting.write(c, Sibling.PLAN, plans(prepared));
      } else if (c.expects(Sibling.PLAN)) {
        assertThat(plans(prepared)).isEqualTo(c.text(Sibling.PLAN));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> everyRuleHasAPlan() {
    return each((c, prepared) -> {
      // texts of rules that nest a thousand deep are a million lines together
      if (prepared.program() != null
          && CorpusFolder.isAmong(c, 3)
          && RuleLiterals.of(prepared.existing().core()).size() < MOST_RULES) {
        assertThat(Preview.of(prepared.existing()))
            .hasSameSizeAs(RuleLiterals.of(prepared.existing().core()))
            .allSatisfy(text -> assertThat(text).contains("generated code"));
      }
    });
  }

  private static String plans(Prepared prepared) {
    return String.join("", Preview.of(prepared.existing()));
  }

  @TestFactory
  Stream<DynamicTest> formattingChangesNeitherItselfNorTheMeaning() {
    return each((c, prepared) -> {
      Optional<ProgramTree> tree = tree(c.source());
      if (tree.isEmpty()) {
        return;
      }
      String formatted = Formatter.format(new SourceText(c.name(), c.source()), tree.get());
      ProgramTree second = tree(formatted).orElseThrow();
      assertThat(Formatter.format(new SourceText(c.name(), formatted), second))
          .isEqualTo(formatted);
      if (c.expects(Sibling.FMT)) {
        assertThat(formatted).isEqualTo(c.text(Sibling.FMT));
      }
      if (prepared.program() != null) {
        assertThat(SequentialRun.of(c, Prepared.of(c, formatted), OptionalLong.empty()).output())
            .isEqualTo(SequentialRun.of(c, prepared, OptionalLong.empty()).output());
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> whatIsPrintedParsesBackToTheSameSolution() {
    return each((c, prepared) -> {
      Optional<MoleculeTree> molecule = tree(c.source()).flatMap(ProgramTree::molecule);
      CorpusResult answer = SequentialRun.of(c, prepared, OptionalLong.empty());
      if (molecule.isEmpty() || !answer.problems().isEmpty() || answer.result().isBlank()) {
        return;
      }
      if (prepared.existing().usesJava()) {
        return;
      }
      String definitions = c.source().substring(0, molecule.get().span().start());
      Prepared again = Prepared.of(c, definitions + answer.result());
      assertThat(again.problems()).as("reading %s", answer.result()).isEmpty();
      assertThat(SequentialRun.of(c, again, OptionalLong.empty()).result())
          .isEqualTo(answer.result());
    });
  }

  /** What a test does with a case. */
  interface Check {
    void check(CorpusCase c, Prepared prepared) throws InterruptedException;
  }

  static Stream<DynamicTest> each(Check check) {
    return CorpusFolder.cases().stream()
        .map(c ->
            DynamicTest.dynamicTest(
                c.name(),
                c.file().toUri(),
                () -> check.check(c, PREPARED.computeIfAbsent(c, Prepared::of))));
  }

  static void compare(CorpusResult answer, CorpusCase c) {
    assertThat(answer.problems()).satisfies(p -> agree(p, c));
    if (c.expects(Sibling.OUT)) {
      assertThat(answer.output()).isEqualTo(c.text(Sibling.OUT));
    } else if (c.expects(Sibling.ANY)) {
      assertThat(answer.printed()).isEmpty();
      assertThat(c.lines(Sibling.ANY)).contains(answer.result());
    }
    assertThat(answer.exit())
        .isEqualTo(c.value("exit").map(Integer::valueOf).orElse(answer.exit()));
  }

  private static List<String> expectedProblems(CorpusCase c) {
    return c.expects(Sibling.ERR) ? c.lines(Sibling.ERR) : List.of();
  }

  /** Problems are as stated; where only a code is stated, the place is left open. */
  static void agree(List<? extends String> problems, CorpusCase c) {
    List<String> expected = expectedProblems(c);
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < problems.size(); i++) {
      boolean open = i < expected.size() && !expected.get(i).contains(" ");
      shown.add(open ? problems.get(i).split(" ", 2)[0] : problems.get(i));
    }
    assertThat(shown).isEqualTo(expected);
  }

  /** The codes of problems: two evaluators may point at different parts of one expression. */
  private static List<String> codes(List<String> problems) {
    return problems.stream().map(p -> p.split(" ", 2)[0]).distinct().toList();
  }

  /** The results that are stated: those of {@code .any}, or the last line of {@code .out}. */
  private static List<String> expectedOutcomes(CorpusCase c) {
    return c.expects(Sibling.ANY)
        ? c.lines(Sibling.ANY)
        : c.expects(Sibling.OUT) ? List.of(c.lines(Sibling.OUT).getLast()) : List.of();
  }

  private static List<Long> seeds(CorpusCase c) {
    return Stream.concat(
            c.value("seed").stream().map(Long::valueOf), LongStream.rangeClosed(1, SEEDS).boxed())
        .toList();
  }

  private static Optional<ProgramTree> tree(String text) {
    ParseResult<ProgramTree> result = Parser.parseProgram(new SourceText("corpus", text));
    return result.hasErrors() ? Optional.empty() : result.tree();
  }

  private static void rewrite(CorpusCase c, Prepared prepared, CorpusResult answer) {
    if (c.expects(Sibling.ERR)) {
      Rewriting.write(c, Sibling.ERR, String.join("\n", answer.problems()) + "\n");
    }
    if (c.expects(Sibling.OUT)) {
      Rewriting.write(c, Sibling.OUT, answer.output());
    }
    if (c.expects(Sibling.WARN)) {
      String warnings = String.join("\n", prepared.warnings());
      Rewriting.write(c, Sibling.WARN, warnings.isEmpty() ? "" : warnings + "\n");
    }
    if (c.expects(Sibling.PLAN)) {
      Rewriting.write(c, Sibling.PLAN, plans(prepared));
    }
    if (c.expects(Sibling.FMT)) {
      SourceText source = new SourceText(c.name(), c.source());
      tree(c.source()).ifPresent(t -> Rewriting.write(c, Sibling.FMT, Formatter.format(source, t)));
    }
    if (!ExploredCase.suits(c, prepared)) {
      return;
    }
    ExploredCase explored = ExploredCase.of(c, prepared);
    if (c.expects(Sibling.ANY)) {
      Rewriting.write(c, Sibling.ANY, String.join("\n", explored.outcomes()) + "\n");
    }
    if (c.expects(Sibling.STATES)) {
      Rewriting.write(
          c,
          Sibling.STATES,
          "outcomes: %d\n".formatted(explored.outcomes().size())
              + (c.stated("states").isPresent()
                  ? "states: %d\n".formatted(explored.states())
                  : ""));
    }
  }
}
