package hocl.language.explore;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.core.RuleLiterals;
import hocl.language.node.Evaluator;
import hocl.language.node.TruffleRules;
import hocl.language.plan.Plans;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.Tiers;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.ReactionListener;
import hocl.runtime.reactor.Reactor;
import hocl.runtime.reactor.Rules;
import hocl.runtime.reactor.SequentialReactor;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sequential and the exploring reactor behind their one interface. */
class ExploringReactorTest {

  private static final String PROGRAM =
      "A, B, 1, 2, (replace-one A by X), (replace-one A, B by C), replace-one x::Int, y::Int by x - y";

  private static Outcome run(Reactor reactor, String text, Choice choice) {
    Program program =
        Objects.requireNonNull(
            Compiler.compile(new SourceText("test.hocl", text), CompileOptions.DEFAULT).program());
    Instance instance = Machine.instantiate(program);
    Rules rules =
        new TruffleRules(
            new Evaluator(false),
            RuleLiterals.of(program.core()),
            false,
            false,
            new Plans(false, false),
            new Plans(true, false),
            Tiers.AUTOMATIC);
    return reactor.run(
        instance.molecule(), rules, Budget.unlimited(), choice, ReactionListener.NONE);
  }

  @Test
  void bothReactorsReachTheSameOutcomes() {
    Set<Solution> explored = new HashSet<>();
    Set<Solution> reacted = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      explored.add(run(new ExploringReactor(1000), PROGRAM, Choice.seeded(seed)).solution());
      reacted.add(run(new SequentialReactor(), PROGRAM, Choice.seeded(seed)).solution());
    }
    assertThat(explored).hasSize(4).isEqualTo(reacted);
  }

  @Test
  void aFailureIsAnOutcomeToo() {
    Outcome outcome =
        run(new ExploringReactor(1000), "0, replace-one x::Int by 1 / x", Choice.fair());
    assertThat(outcome.end()).isEqualTo(End.FAILED);
    assertThat(outcome.failure()).hasMessage("E0702");
  }

  @Test
  void tooManyStatesAreALimit() {
    assertThat(run(new ExploringReactor(5), "1, replace x::Int by x + 1", Choice.fair()).end())
        .isEqualTo(End.REACTION_LIMIT);
  }
}
