package hocl.language.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.language.program.RunFailure;
import hocl.runtime.atom.Molecule;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.Reactor;
import hocl.runtime.task.ParallelReactor;
import hocl.runtime.task.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Runs cases where their solution is divided. */
final class DividedRun {

  private static final ParallelReactor PARALLEL =
      new ParallelReactor(2, new Sizes(3, 8, 4, 7), false);

  private DividedRun() {}

  /** The answer, and whether the solution was divided. */
  record Divided(CorpusResult answer, boolean divided) {}

  /** Runs a case on the parallel reactor, in fragments of very few atoms. */
  static Divided of(CorpusCase c, Prepared prepared) {
    return of(c, prepared, PARALLEL);
  }

  /** Runs a case on another reactor that divides solutions. */
  static Divided of(CorpusCase c, Prepared prepared, Reactor reactor) {
    if (prepared.program() == null) {
      return new Divided(CorpusResult.of(prepared.problems()), false);
    }
    Instance instance;
    try {
      instance = Machine.instantiate(prepared.existing());
    } catch (RunFailure failure) {
      return new Divided(CorpusResult.of(List.of(Prepared.place(failure.diagnostic()))), false);
    }
    List<String> printed = new ArrayList<>();
    RunOptions options = options(c, printed::add);
    Outcome outcome = Machine.run(instance, options, reactor);
    boolean divided =
        Machine.job(instance, options).chemistry().distribution(instance.molecule()).gathered()
            == null;
    if (outcome.end() == End.INERT) {
      Molecule content = Molecule.of(outcome.solution().atoms());
      Instance again = new Instance(instance.program(), instance.names(), content);
      assertThat(Machine.run(again, RunOptions.plain()).reactions()).as("inert").isZero();
    }
    String result = SequentialRun.print(c, instance, outcome.solution());
    return new Divided(
        switch (outcome.end()) {
          case INERT -> new CorpusResult(printed, result, List.of());
          case REACTION_LIMIT, STEP_LIMIT, TIME_LIMIT, MEMORY_LIMIT, INTERRUPTED ->
              new CorpusResult(printed, result, List.of(CorpusResult.LIMIT));
          case FAILED ->
              new CorpusResult(
                  printed,
                  "",
                  List.of(
                      outcome.failure() instanceof RunFailure run
                          ? Prepared.place(run.diagnostic())
                          : String.valueOf(outcome.failure())));
        },
        divided);
  }

  /** How a case runs. */
  static RunOptions options(CorpusCase c, Consumer<String> printed) {
    long limit = c.value("max-reactions").map(Long::valueOf).orElse(Long.MAX_VALUE);
    return new RunOptions(
        OptionalLong.empty(),
        new Budget(limit, null, new Cancellation()),
        c.has("strict"),
        false,
        false,
        Observer.NONE,
        printed);
  }

  /**
   * The answer is the expected one; where the solution was divided, one that the program allows.
   */
  static void check(CorpusCase c, Prepared prepared, Divided run) {
    CorpusResult answer = run.answer();
    assertThat(answer.problems()).satisfies(problems -> CorpusTest.agree(problems, c));
    if (run.divided() && ExploredCase.suits(c, prepared) && answer.problems().isEmpty()) {
      assertThat(ExploredCase.of(c, prepared).outcomes()).contains(answer.result());
    } else if (!run.divided() || answer.problems().isEmpty()) {
      CorpusTest.compare(answer, c);
    }
  }
}
