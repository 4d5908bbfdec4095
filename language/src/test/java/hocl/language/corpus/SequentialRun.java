package hocl.language.corpus;

import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.audit.Audited;
import hocl.language.program.Instance;
import hocl.language.program.RunFailure;
import hocl.language.program.Tiers;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.ReactionFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Runs cases as {@code hocl run} does. */
final class SequentialRun {

  private SequentialRun() {}

  /** Runs a compiled case; without a seed deterministically. */
  static CorpusResult of(CorpusCase c, Prepared prepared, OptionalLong seed) {
    return of(c, prepared, seed, Tiers.AUTOMATIC);
  }

  /** The same on a way to react that is chosen here. */
  static CorpusResult of(CorpusCase c, Prepared prepared, OptionalLong seed, Tiers tiers) {
    if (prepared.program() == null) {
      return CorpusResult.of(prepared.problems());
    }
    Instance instance;
    try {
      instance = Machine.instantiate(prepared.existing());
    } catch (RunFailure failure) {
      return CorpusResult.of(List.of(problem(failure)));
    }
    List<String> printed = new ArrayList<>();
    long limit = c.value("max-reactions").map(Long::valueOf).orElse(Long.MAX_VALUE);
    RunOptions options =
        new RunOptions(
            seed,
            new Budget(limit, null, new Cancellation()),
            c.has("strict"),
            false,
            false,
            Observer.NONE,
            printed::add,
            tiers);
    Outcome outcome = Audited.run(instance, options);
    String result = print(c, instance, outcome.solution());
    return switch (outcome.end()) {
      case INERT -> new CorpusResult(printed, result, List.of());
      case REACTION_LIMIT, STEP_LIMIT, TIME_LIMIT, MEMORY_LIMIT, INTERRUPTED ->
          new CorpusResult(printed, result, List.of(CorpusResult.LIMIT));
      case FAILED -> new CorpusResult(printed, "", List.of(problem(outcome.failure())));
    };
  }

  /** Prints a solution as the program of a case would. */
  static String print(CorpusCase c, Instance instance, Solution solution) {
    AtomPrinter printer = AtomPrinter.PLAIN.within(instance.names()).compact(c.has("compact"));
    return instance.program().core().explicitSolution()
        ? printer.print(solution)
        : printer.printContent(solution);
  }

  private static String problem(@Nullable ReactionFailure failure) {
    return failure instanceof RunFailure run
        ? Prepared.place(run.diagnostic())
        : String.valueOf(failure);
  }
}
