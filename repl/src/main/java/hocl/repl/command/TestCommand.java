package hocl.repl.command;

import hocl.grammar.source.SourceText;
import hocl.language.CompileOptions;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.console.Interrupts;
import hocl.repl.console.Palette;
import hocl.repl.expect.ExpectationVerdict;
import hocl.repl.expect.JUnitXml;
import hocl.repl.expect.ProgramTest;
import hocl.repl.expect.Tested;
import hocl.repl.option.DataRefusedException;
import hocl.repl.option.LimitOptions;
import hocl.repl.option.OptionNumbers;
import hocl.repl.option.Options;
import hocl.repl.option.ProgramFiles;
import hocl.repl.option.ProgramOptions;
import hocl.repl.option.ProgramSources;
import hocl.repl.option.UsageException;
import hocl.repl.report.OutputFile;
import hocl.repl.report.Reports;
import hocl.runtime.data.JsonText;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl test}: whether programs do what their comments say. */
final class TestCommand implements Subcommand {

  private static final String SEEDS = "--seeds";
  private static final String JUNIT = "--junit";
  private static final String FORMAT = "--format";
  private static final String JSON = "json";
  private static final int USUAL_SEEDS = 10;
  private static final int MOST_SEEDS = 100_000;
  private static final Duration USUAL_TIME = Duration.ofSeconds(10);

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "test",
            "Runs programs whose comments say what becomes of them, and says where it is otherwise."
                + " Lines that begin with //> are such comments: `//> <5>` the result of every run,"
                + " `//> any <1> <2>` one of several, `//> error E0701`, `//> warning W0507`,"
                + " `//> states 14` and `//> outcomes 2` as `hocl all` counts them, `//> limit 1000`"
                + " reactions or `//> limit 5s`, `//> set n=10` a parameter. Exit code 1 if one does"
                + " not hold.",
            "  hocl test max.hocl",
            "  hocl test --seeds 100 exercises",
            "  hocl test --junit report.xml .");
    spec.addPositional(Options.operands("FILE", "Programs, or folders of programs."));
    spec.addOption(
            Options.value(
                SEEDS,
                "K",
                "Runs each program without a seed and with the seeds 1 to K; "
                    + USUAL_SEEDS
                    + " if not given."))
        .addOption(Options.value(JUNIT, "FILE", "Writes the results as JUnit XML, too."))
        .addOption(
            Options.value(
                FORMAT,
                "text|json",
                "For people (the default), or a JSON object for each comment."));
    LimitOptions.add(spec);
    ProgramOptions.addParameters(spec);
    return ProgramOptions.addJava(spec);
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    boolean json = Options.choice(parsed, FORMAT, "text", JSON).equals(JSON);
    int seeds =
        Options.get(parsed, SEEDS)
            .map(text -> (int) Math.min(MOST_SEEDS, OptionNumbers.parse(SEEDS, text, 0, 100)))
            .orElse(USUAL_SEEDS);
    Optional<OutputFile> junit = Options.get(parsed, JUNIT).map(name -> OutputFile.at(JUNIT, name));
    Cancellation cancellation = new Cancellation();
    Budget given = LimitOptions.read(parsed, cancellation, reactions -> {});
    Budget budget =
        given.time() == null ? new Budget(given.reactions(), USUAL_TIME, cancellation) : given;
    List<Tested> all = new ArrayList<>();
    ExitCode code = ExitCode.OK;
    int silent = 0;
    try (Interrupts.Handle _ = console.environment().interrupts().during(cancellation::cancel)) {
      for (String file : ProgramFiles.of(Options.operands(parsed))) {
        if (cancellation.isCancelled()) {
          break;
        }
        try {
          CompileOptions options = ProgramOptions.read(parsed, file, console.in());
          SourceText source = ProgramSources.read(file, console.in());
          ProgramTest test = new ProgramTest(source, options, seeds, budget);
          if (!test.isWanted()) {
            silent++;
            continue;
          }
          Tested tested = test.run();
          all.add(tested);
          if (json) {
            showJson(tested, console);
          } else {
            show(tested, console);
          }
        } catch (UsageException e) {
          Reports.complain(e.sentence(), e.hint(), console);
          code = code.and(ExitCode.USAGE);
        } catch (DataRefusedException e) {
          Reports.complain(String.valueOf(e.getMessage()), e.hint(), console);
          code = code.and(ExitCode.REFUSED);
        }
      }
    }
    if (junit.isPresent()) {
      junit.get().write(out -> JUnitXml.write(all, out));
    }
    return code.and(summary(all, silent, cancellation, console));
  }

  private static ExitCode summary(
      List<Tested> all, int silent, Cancellation cancellation, Console console) {
    long failing = all.stream().filter(tested -> !tested.holds()).count();
    String line =
        Reports.count(all.size(), "program")
            + ", "
            + (failing == 0 ? "all as expected" : failing + " not as expected");
    if (all.isEmpty()) {
      Reports.complain(
          "No program says what to expect.",
          "Write the result that `hocl run` prints into a comment: `//> <5>`.",
          console);
    } else {
      console.err().line(line + (silent > 0 ? "; " + silent + " without expectations" : ""));
    }
    if (cancellation.isCancelled()) {
      return ExitCode.INTERRUPTED;
    }
    return all.isEmpty() ? ExitCode.USAGE : failing > 0 ? ExitCode.REFUSED : ExitCode.OK;
  }

  private static void show(Tested tested, Console console) {
    Palette palette = console.outPalette();
    if (tested.holds()) {
      console
          .out()
          .line(
              "ok    "
                  + tested.file()
                  + "  "
                  + Reports.count(tested.verdicts().size(), "comment")
                  + ", "
                  + Reports.count(tested.runs(), "run"));
      return;
    }
    for (ExpectationVerdict verdict : tested.verdicts()) {
      if (!verdict.holds()) {
        console
            .out()
            .line(
                palette.paint(Palette.Role.ERROR, "FAIL")
                    + "  "
                    + palette.paint(
                        Palette.Role.STRONG, tested.file() + ":" + verdict.expectation().line())
                    + "  //> "
                    + verdict.expectation().text());
        verdict.failure().forEach(line -> console.out().line("      " + line));
      }
    }
  }

  private static void showJson(Tested tested, Console console) {
    for (ExpectationVerdict verdict : tested.verdicts()) {
      console
          .out()
          .line(
              "{\"file\":"
                  + JsonText.quoted(tested.file())
                  + ",\"line\":"
                  + verdict.expectation().line()
                  + ",\"expected\":"
                  + JsonText.quoted(verdict.expectation().text())
                  + ",\"holds\":"
                  + verdict.holds()
                  + ",\"failure\":"
                  + (verdict.holds()
                      ? "null"
                      : JsonText.quoted(String.join("\n", verdict.failure())))
                  + "}");
    }
  }
}
