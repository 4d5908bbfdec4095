package hocl.repl.expect;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.explore.Exploration;
import hocl.language.explore.ExploreOptions;
import hocl.language.explore.Explorer;
import hocl.language.explore.PossibleReaction;
import hocl.language.program.Instance;
import hocl.language.program.RunFailure;
import hocl.repl.report.Abbreviation;
import hocl.repl.report.NamedRules;
import hocl.repl.report.TrailLines;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The runs of one program: the fair one, and one for each seed. */
final class ProgramRuns {

  private static final int LONGEST = 300;

  /** Further seeds among which a failing run that is shorter is looked for. */
  private static final int SEEDS_FOR_SHORTER = 30;

  /** The bounds of the exploration for a shortest failing run. */
  private static final int STATES = 20_000;

  private static final Duration TIME = Duration.ofSeconds(2);

  private final Instance instance;
  private final Budget budget;
  private final String file;
  private final AtomPrinter printer;
  private final boolean brackets;
  private final int seeds;
  private final List<Run> runs = new ArrayList<>();

  /** A run and its seed. */
  private record Run(OptionalLong seed, Outcome outcome) {}

  ProgramRuns(Instance instance, int seeds, Budget budget, String file) {
    this.instance = instance;
    this.budget = budget;
    this.file = file;
    this.printer = NamedRules.printer(instance.names());
    this.brackets = instance.program().core().explicitSolution();
    this.seeds = seeds;
  }

  /** All runs, made when they are first asked for. */
  private List<Run> runs() {
    if (runs.isEmpty()) {
      runs.add(run(OptionalLong.empty()));
      for (long seed = 1; seed <= seeds; seed++) {
        runs.add(run(OptionalLong.of(seed)));
      }
    }
    return runs;
  }

  /** The number of runs so far. */
  int count() {
    return runs.size();
  }

  private Run run(OptionalLong seed) {
    RunOptions options =
        new RunOptions(seed, budget, false, false, false, Observer.NONE, line -> {});
    return new Run(seed, Machine.run(instance, options));
  }

  /** The lines about a run that ends in none of these results; none if all end so. */
  List<String> endIn(List<Solution> results) {
    Predicate<Outcome> wrong =
        outcome ->
            outcome.end() != End.INERT
                || results.stream().noneMatch(each -> Atoms.equal(each, outcome.solution()));
    Optional<Run> failing = failing(wrong);
    if (failing.isEmpty()) {
      return List.of();
    }
    Run run = failing.get();
    List<String> lines = new ArrayList<>();
    Outcome outcome = run.outcome();
    if (outcome.failure() instanceof RunFailure failure) {
      lines.add(named(run) + " fails: " + failure.diagnostic().message());
    } else if (outcome.end() != End.INERT) {
      lines.add(
          named(run)
              + " is not inert after "
              + outcome.reactions()
              + " reactions: "
              + show(outcome.solution()));
    } else {
      lines.add(named(run) + " ends in " + show(outcome.solution()));
      Difference difference = Difference.nearest(results, outcome.solution());
      add(lines, "missing   ", difference.missing());
      add(lines, "too much  ", difference.surplus());
      if (results.size() > 1) {
        lines.add("compared with the nearest of " + results.size() + " expected results");
      }
    }
    shorter(run, wrong, results, lines);
    return lines;
  }

  private Optional<Run> failing(Predicate<Outcome> wrong) {
    return runs().stream().filter(run -> wrong.test(run.outcome())).findFirst();
  }

  private void add(List<String> lines, String title, Molecule atoms) {
    if (atoms.size() > 0) {
      lines.add("  " + title + Abbreviation.print(printer, atoms, LONGEST));
    }
  }

  private static String named(Run run) {
    return run.seed().isPresent()
        ? "The run with seed " + run.seed().getAsLong()
        : "The run without a seed";
  }

  private String show(Solution solution) {
    return brackets
        ? Abbreviation.print(printer, solution, LONGEST)
        : Abbreviation.print(printer, Molecule.of(Atoms.sorted(solution)), LONGEST);
  }

  /** Adds the shortest way to something wrong that can be found, and how to see it. */
  private void shorter(
      Run run, Predicate<Outcome> wrong, List<Solution> results, List<String> lines) {
    if (run.outcome().end() == End.INERT && !instance.program().usesJava()) {
      Optional<List<String>> trail = trail(results);
      if (trail.isPresent()) {
        lines.addAll(trail.get());
        return;
      }
    }
    Run shortest = run;
    if (run.outcome().end() == End.INERT) {
      List<Run> more = new ArrayList<>(runs);
      for (long seed = runs.size(); seed < runs.size() + SEEDS_FOR_SHORTER; seed++) {
        more.add(run(OptionalLong.of(seed)));
      }
      shortest =
          more.stream()
              .filter(each -> wrong.test(each.outcome()))
              .min(Comparator.comparingLong(each -> each.outcome().reactions()))
              .orElse(run);
    }
    lines.add(
        "See it, "
            + shortest.outcome().reactions()
            + " reactions long, by: hocl run "
            + file
            + (shortest.seed().isPresent() ? " --seed " + shortest.seed().getAsLong() : "")
            + (shortest.outcome().end() == End.REACTION_LIMIT
                ? " --max-reactions " + shortest.outcome().reactions()
                : "")
            + " --trace");
  }

  /** A shortest run to an outcome that is not expected. */
  private Optional<List<String>> trail(List<Solution> results) {
    Exploration exploration =
        Explorer.explore(
            instance.program(),
            new ExploreOptions(STATES, Integer.MAX_VALUE, TIME, budget.cancellation()));
    int best = Integer.MAX_VALUE;
    for (Solution outcome : exploration.outcomes()) {
      if (results.stream().noneMatch(each -> Atoms.equal(each, outcome))) {
        best = Math.min(best, exploration.numberOf(outcome));
      }
    }
    if (best == Integer.MAX_VALUE) {
      return Optional.empty();
    }
    List<PossibleReaction.Reaction> trail = exploration.graph().trail(best);
    List<String> lines = new ArrayList<>();
    lines.add(
        "A shortest run to something that is not expected, "
            + show(exploration.graph().state(best))
            + ":");
    TrailLines.of(trail, exploration.graph().state(0), printer)
        .forEach(line -> lines.add("  " + line));
    if (trail.isEmpty()) {
      lines.add("  nothing reacts; `hocl whynot " + file + "` says why");
    }
    return Optional.of(lines);
  }

  /** The lines about a run that does not fail with an error of the code; none if all do. */
  List<String> failWith(String code) {
    for (Run run : runs()) {
      Diagnostic diagnostic =
          run.outcome().failure() instanceof RunFailure failure ? failure.diagnostic() : null;
      if (diagnostic == null || !diagnostic.code().equals(code)) {
        return List.of(
            diagnostic == null
                ? named(run) + " does not fail; it ends in " + show(run.outcome().solution())
                : named(run) + " fails with " + diagnostic.code() + ": " + diagnostic.message());
      }
    }
    return List.of();
  }
}
