package hocl.language.corpus;

import hocl.language.Machine;
import hocl.language.explore.Exploration;
import hocl.language.explore.ExploreOptions;
import hocl.language.explore.Explorer;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.runtime.atom.Solution;
import java.util.List;

/**
 * What the explorer says of a case: the oracle.
 *
 * @param outcomes every outcome as {@code all} prints it, in canonical order
 * @param states how many states there are
 * @param failures every failure, like the problems of an {@link CorpusResult}
 * @param complete whether everything was explored
 */
record ExploredCase(List<String> outcomes, int states, List<String> failures, boolean complete) {

  private static final int STATES = 20_000;

  /** Whether a case is for the explorer. */
  static boolean suits(CorpusCase c, Prepared prepared) {
    Program program = prepared.program();
    return program != null && !program.usesJava() && !c.has("no-explore") && !c.has("strict");
  }

  /** Explores a case that suits. */
  static ExploredCase of(CorpusCase c, Prepared prepared) {
    Exploration all = Explorer.explore(prepared.existing(), ExploreOptions.upTo(STATES));
    List<String> failures =
        all.failures().stream().map(f -> Prepared.place(f.diagnostic())).distinct().toList();
    return new ExploredCase(
        print(c, prepared, all.outcomes()), all.states(), failures, all.complete());
  }

  private static List<String> print(CorpusCase c, Prepared prepared, List<Solution> outcomes) {
    if (outcomes.isEmpty()) {
      return List.of();
    }
    try {
      Instance instance = Machine.instantiate(prepared.existing());
      return outcomes.stream().map(s -> SequentialRun.print(c, instance, s)).toList();
    } catch (RunFailure failure) {
      throw new AssertionError("only the explorer could start " + c.name(), failure);
    }
  }
}
