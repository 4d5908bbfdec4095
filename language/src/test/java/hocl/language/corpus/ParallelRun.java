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
import hocl.runtime.task.ParallelReactor;
import hocl.runtime.task.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Runs cases on the parallel reactor, in fragments of very few atoms. */
final class ParallelRun {

  private static final ParallelReactor REACTOR =
      new ParallelReactor(2, new Sizes(3, 8, 4, 7), false);

  private ParallelRun() {}

  /** The answer, and whether the solution was divided. */
  record Divided(Answer answer, boolean divided) {}

  static Divided of(CorpusCase c, Prepared prepared) {
    if (prepared.program() == null) {
      return new Divided(Answer.of(prepared.problems()), false);
    }
    Instance instance;
    try {
      instance = Machine.instantiate(prepared.existing());
    } catch (RunFailure failure) {
      return new Divided(Answer.of(List.of(Prepared.place(failure.diagnostic()))), false);
    }
    List<String> printed = new ArrayList<>();
    long limit = c.value("max-reactions").map(Long::valueOf).orElse(Long.MAX_VALUE);
    RunOptions options =
        new RunOptions(
            OptionalLong.empty(),
            new Budget(limit, null, new Cancellation()),
            c.has("strict"),
            false,
            false,
            Observer.NONE,
            printed::add);
    Outcome outcome = Machine.run(instance, options, REACTOR);
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
          case INERT -> new Answer(printed, result, List.of());
          case REACTION_LIMIT, TIME_LIMIT, MEMORY_LIMIT, INTERRUPTED ->
              new Answer(printed, result, List.of(Answer.LIMIT));
          case FAILED ->
              new Answer(
                  printed,
                  "",
                  List.of(
                      outcome.failure() instanceof RunFailure run
                          ? Prepared.place(run.diagnostic())
                          : String.valueOf(outcome.failure())));
        },
        divided);
  }
}
