package hocl.repl.expect;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Severity;
import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.explore.Exploration;
import hocl.language.explore.ExploreOptions;
import hocl.language.explore.Explorer;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.repl.console.Palette;
import hocl.repl.present.Presenter;
import hocl.repl.report.Reports;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** One test of a program against what its comments say. Good for one test. */
public final class ProgramTest {

  /** The number of states after which an exploration gives up. */
  private static final int MOST_STATES = 1_000_000;

  private final SourceText source;
  private final Expectations expectations;
  private final CompileOptions options;
  private final int seeds;
  private final Budget budget;

  private final List<ExpectationVerdict> verdicts = new ArrayList<>();
  private @Nullable Exploration explored;
  private @Nullable ProgramRuns runs;

  /**
   * A test.
   *
   * @param source the program
   * @param options what the caller gives to it
   * @param seeds the number of seeds that are tried besides the fair run
   * @param budget the limits of a run where no comment gives others
   */
  public ProgramTest(SourceText source, CompileOptions options, int seeds, Budget budget) {
    this.source = source;
    this.expectations = Expectations.of(source);
    this.seeds = seeds;
    this.options = with(options, expectations.settings());
    this.budget =
        new Budget(
            expectations.reactions().orElse(budget.reactions()),
            expectations.time() == null ? budget.time() : expectations.time(),
            budget.cancellation());
  }

  private static CompileOptions with(CompileOptions options, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(options.settings());
    return new CompileOptions(
        all,
        options.data(),
        options.dataFiles(),
        options.scope(),
        options.folder(),
        options.allowJava(),
        options.classpath(),
        options.modulePath(),
        options.files(),
        options.origins());
  }

  /** Whether the program says anything about its runs. */
  public boolean isWanted() {
    return !expectations.all().isEmpty();
  }

  /** Does the test. */
  public Tested run() {
    long start = System.nanoTime();
    Compilation compilation = Compiler.compile(source, options);
    Program program = compilation.program();
    if (program == null) {
      refused(errors(compilation.diagnostics()));
    } else {
      compiled(program);
    }
    ProgramRuns done = runs;
    return new Tested(
        source.name(), verdicts, done == null ? 0 : done.count(), System.nanoTime() - start);
  }

  private static List<Diagnostic> errors(List<Diagnostic> diagnostics) {
    return diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
  }

  private static List<String> shown(List<Diagnostic> diagnostics) {
    Presenter presenter = new Presenter(Palette.PLAIN, 0);
    return diagnostics.stream().flatMap(each -> presenter.present(each).lines()).toList();
  }

  /** The program does not compile, or cannot be started. */
  private void refused(List<Diagnostic> errors) {
    for (Expectation expectation : expectations.all()) {
      if (expectation instanceof Expectation.Says says
          && errors.stream().anyMatch(error -> error.code().equals(says.code()))) {
        verdicts.add(new ExpectationVerdict(expectation, List.of()));
      } else {
        List<String> lines = new ArrayList<>(List.of("The program is refused:"));
        lines.addAll(shown(errors));
        verdicts.add(new ExpectationVerdict(expectation, lines));
      }
    }
  }

  private void compiled(Program program) {
    Instance instance;
    try {
      instance = Machine.instantiate(program);
    } catch (RunFailure failure) {
      refused(List.of(failure.diagnostic()));
      return;
    }
    ProgramRuns tried = new ProgramRuns(instance, seeds, budget, source.name());
    runs = tried;
    for (Expectation expectation : expectations.all()) {
      verdicts.add(
          new ExpectationVerdict(
              expectation,
              switch (expectation) {
                case Expectation.EndsIn e -> endsIn(e, instance, tried);
                case Expectation.Says e -> says(e, tried);
                case Expectation.HasStates e ->
                    counted(program, e.number(), "state", Exploration::states);
                case Expectation.HasOutcomes e ->
                    counted(program, e.number(), "outcome", all -> all.outcomes().size());
                case Expectation.Unreadable e -> List.of(e.reason());
              }));
    }
  }

  private List<String> endsIn(Expectation.EndsIn expected, Instance instance, ProgramRuns tried) {
    List<Solution> results = new ExpectedResults(instance).of(expected.results());
    if (results == null) {
      return List.of(
          "The expected result cannot be read.",
          instance.program().core().explicitSolution()
              ? "Write it as `hocl run` prints it: `<1, 2>`."
              : "Write it as `hocl run` prints it, without brackets: `1, 2`.");
    }
    return tried.endIn(results);
  }

  private List<String> says(Expectation.Says expected, ProgramRuns tried) {
    if (expected.code().startsWith("W")) {
      List<Diagnostic> said = Compiler.check(source, options).diagnostics();
      return said.stream().anyMatch(each -> each.code().equals(expected.code()))
          ? List.of()
          : with("There is no such warning" + (said.isEmpty() ? "." : ", but:"), shown(said));
    }
    return tried.failWith(expected.code());
  }

  private static List<String> with(String first, List<String> others) {
    List<String> lines = new ArrayList<>(List.of(first));
    lines.addAll(others);
    return lines;
  }

  private Exploration explored(Program program) {
    Exploration known = explored;
    if (known == null) {
      known =
          Explorer.explore(
              program,
              new ExploreOptions(
                  MOST_STATES, Integer.MAX_VALUE, budget.time(), budget.cancellation()));
      explored = known;
    }
    return known;
  }

  private List<String> counted(
      Program program, int expected, String noun, ToIntFunction<Exploration> count) {
    if (program.usesJava()) {
      return List.of("A program that calls Java cannot be explored.");
    }
    Exploration exploration = explored(program);
    int found = count.applyAsInt(exploration);
    boolean complete = exploration.complete();
    if (found == expected && complete) {
      return List.of();
    }
    return List.of(
        "There are "
            + (complete ? "" : "at least ")
            + Reports.count(found, noun)
            + (complete ? ", not " : ", and the limit was met before all were found; expected are ")
            + expected
            + ".");
  }
}
