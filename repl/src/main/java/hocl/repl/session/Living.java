package hocl.repl.session;

import hocl.language.LivingSolution;
import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Limits;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The solution of a session. What was there is never lost: a failure or an interrupt leaves the
 * solution as it stands.
 */
final class Living {

  private final Consumer<String> printed;
  private LivingSolution solution;
  private long reactions;
  private long steps;

  /**
   * An empty solution.
   *
   * @param printed takes the lines that reactions print
   */
  Living(Consumer<String> printed) {
    this.printed = printed;
    this.solution = empty(OptionalLong.empty());
  }

  private LivingSolution empty(OptionalLong seed) {
    RunOptions options =
        new RunOptions(seed, Budget.unlimited(), false, false, false, Observer.NONE, printed);
    return new LivingSolution(options, false);
  }

  /** The solution as it stands. */
  Solution snapshot() {
    return solution.snapshot();
  }

  /**
   * Drops the molecule of a program in; nothing reacts yet.
   *
   * @throws hocl.runtime.reactor.ReactionFailure if the program cannot be started; nothing came in
   *     then
   * @throws hocl.language.program.StoppedAtStart if the evaluation is stopped; likewise
   */
  Instance add(Program program, Limits limits) {
    return solution.add(program, limits);
  }

  /** Lets the solution react; the outcome counts the reactions and steps of this time. */
  Outcome react(Budget budget) {
    Outcome outcome = solution.react(budget);
    long before = reactions;
    reactions = outcome.reactions();
    long stepsBefore = steps;
    steps = outcome.steps();
    return new Outcome(
        outcome.end(),
        outcome.solution(),
        outcome.reactions() - before,
        outcome.steps() - stepsBefore,
        outcome.guardFailures(),
        outcome.cpuNanos(),
        outcome.failure());
  }

  /** Drops every atom. */
  void clear(OptionalLong seed) {
    solution = empty(seed);
    reactions = 0;
    steps = 0;
  }

  /**
   * Makes later choices in another way.
   *
   * @param nothing a program without a molecule
   */
  void choose(OptionalLong seed, Program nothing) {
    Molecule atoms = Molecule.of(snapshot().atoms());
    clear(seed);
    solution.put(new Instance(nothing, Map.of(), atoms));
  }
}
