package hocl.runtime.task;

import hocl.runtime.check.Assumption;
import hocl.runtime.check.Odds;
import hocl.runtime.check.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * How many simulated runs end with a wrong result that nobody noticed, for one policy and one kind
 * of liar: of five nodes one lies, and some call all its results right.
 *
 * @param policy which tasks are verified
 * @param kind what the liar does
 * @param accomplices the number of nodes that call everything right
 * @param runs the number of runs in which the liar lied
 * @param escaped the number of those in which it was not caught
 * @param blamed the number of honest nodes that were convicted, in all runs
 * @param tasks the number of tasks, in all runs
 * @param done how often tasks were done, or verified, in all runs
 */
record Detection(
    Policy policy,
    Liar.Kind kind,
    int accomplices,
    long runs,
    long escaped,
    long blamed,
    long tasks,
    long done) {

  private static final int NODES = 5;
  private static final int ATOMS = 24;
  private static final int FRAGMENTS = 3;
  private static final int STEPS_OF_BISECTION = 60;

  /** The number of runs that end wrong and what they cost, added up. */
  private record Run(boolean lied, boolean escaped, long blamed, long tasks, long done) {}

  /** Simulates runs, one for each seed from the first one on. */
  static Detection of(Policy policy, Liar.Kind kind, int accomplices, long first, long runs) {
    List<Liar.Kind> liars = new ArrayList<>(List.of(kind));
    for (int i = 0; i < accomplices; i++) {
      liars.add(Liar.Kind.COPY);
    }
    Setting setting =
        new Setting(
            Toy.SIEVE,
            ATOMS,
            FRAGMENTS,
            0,
            Long.MAX_VALUE,
            5,
            Long.MAX_VALUE,
            policy,
            0,
            NODES,
            liars);
    List<Run> all =
        LongStream.range(first, first + runs)
            .parallel()
            .mapToObj(seed -> run(seed, setting))
            .toList();
    return new Detection(
        policy,
        kind,
        accomplices,
        all.stream().filter(Run::lied).count(),
        all.stream().filter(Run::escaped).count(),
        all.stream().mapToLong(Run::blamed).sum(),
        all.stream().mapToLong(Run::tasks).sum(),
        all.stream().mapToLong(Run::done).sum());
  }

  private static Run run(long seed, Setting setting) {
    Simulation run = new Simulation(seed, setting).toleratingErrors();
    try {
      run.run();
    } catch (AssertionError | Exception e) {
      throw new AssertionError("seed " + seed + ": " + run, e);
    }
    boolean caught = run.convicted().contains("n0");
    boolean lied = run.lies() > 0;
    long blamed =
        run.convicted().stream()
            .filter(node -> node.charAt(1) - '0' >= setting.liars().size())
            .count();
    if (!(lied && !caught) && !run.isRight()) {
      throw new AssertionError("seed " + seed + ": wrong, and no lie was left: " + run);
    }
    return new Run(lied, lied && !caught, blamed, run.tasks(), run.done());
  }

  /** The probability that a run with a lie ends wrong, at most. */
  double bound() {
    return Odds.ofOneLie(policy, new Assumption(NODES, 1 + accomplices, true));
  }

  /** The share of the runs with a lie that ended wrong. */
  double measured() {
    return runs == 0 ? 0 : (double) escaped / runs;
  }

  /** How often a task is done or verified. */
  double cost() {
    return (double) done / tasks;
  }

  /**
   * The least probability with which as many runs as were seen, or more, end wrong with a given
   * probability: Clopper and Pearson's lower bound, 1934.
   *
   * @param doubt the probability of a bound that is too large
   */
  double least(double doubt) {
    return escaped == 0 ? 0 : bisected(p -> atLeast(escaped, p) < doubt);
  }

  /** The upper bound that belongs to it. */
  double most(double doubt) {
    return escaped == runs ? 1 : bisected(p -> 1 - atLeast(escaped + 1, p) > doubt);
  }

  private interface Below {
    boolean test(double p);
  }

  private static double bisected(Below below) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < STEPS_OF_BISECTION; i++) {
      double middle = (low + high) / 2;
      if (below.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The probability that of all runs so many or more end wrong, if each does with p. */
  private double atLeast(long count, double p) {
    if (p <= 0 || p >= 1) {
      return p >= 1 || count == 0 ? 1 : 0;
    }
    double sum = 0;
    double log = 0;
    for (long i = 0; i <= runs; i++) {
      double term =
          StrictMath.exp(
              log + (double) i * StrictMath.log(p) + (double) (runs - i) * StrictMath.log1p(-p));
      sum += i >= count ? term : 0;
      log += StrictMath.log((double) (runs - i)) - StrictMath.log(i + 1d);
    }
    return Math.min(1, sum);
  }

  /** A row of a table in Markdown. */
  String row(double doubt) {
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %d | %d of %d | %.3f to %.3f | %.3f | %.2f | %d |",
        policy.text(),
        kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        accomplices,
        escaped,
        runs,
        least(doubt),
        most(doubt),
        bound(),
        cost(),
        blamed);
  }
}
