package hocl.repl.command;

import hocl.language.why.AtomPattern;
import hocl.language.why.Story;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.OptionNumbers;
import hocl.repl.option.Options;
import hocl.repl.option.UsageException;
import hocl.repl.report.NamedRules;
import hocl.repl.report.Reports;
import hocl.repl.report.WhyJson;
import hocl.repl.report.WhyLines;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Observer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl why}: tells by which reactions an atom of the result came to be. */
final class WhyCommand implements Subcommand {

  private static final String DEPTH = "--depth";
  private static final String BREADTH = "--breadth";
  private static final String FORMAT = "--format";
  private static final String JSON = "json";
  private static final int USUAL_DEPTH = 6;
  private static final int USUAL_BREADTH = 8;
  private static final int MOST = 1000;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "why",
            "Runs a program and tells by which reactions an atom of its result came to be, as a"
                + " tree: below each atom are those of which a reaction made it.",
            "  hocl why max.hocl 5",
            "  hocl why merge.hocl 'Sum:_' --data pairs=pairs.csv --depth 3",
            "  hocl why philosophers.hocl 'Eat:_' --seed 7");
    spec.addPositional(Options.operand("FILE", "The program; - reads it from standard input."))
        .addPositional(
            Options.optionalOperand(
                1, "ATOM", "An atom, or a pattern as in a rule: 5, K:_, x::Int."));
    spec.addOption(
            Options.value(
                DEPTH,
                "N",
                "How many reactions one before the other to tell; "
                    + USUAL_DEPTH
                    + " if not given."))
        .addOption(
            Options.value(
                BREADTH,
                "N",
                "How many atoms of each reaction to tell; " + USUAL_BREADTH + " if not given."))
        .addOption(
            Options.value(FORMAT, "text|json", "For people (the default), or as one JSON object."));
    return ProgramRun.addOptions(spec);
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    String text = Options.operand(parsed, 1);
    if (text.isBlank()) {
      throw new UsageException(
          "`hocl why` needs an ATOM.", "Write for example `hocl why FILE 5`, or a pattern: 'K:_'.");
    }
    int depth = number(parsed, DEPTH, USUAL_DEPTH);
    int breadth = number(parsed, BREADTH, USUAL_BREADTH);
    boolean json = Options.choice(parsed, FORMAT, "text", JSON).equals(JSON);
    return ProgramRun.run(
        parsed,
        console,
        "ask",
        Observer.NONE,
        true,
        run -> {
          AtomPattern.Read read = AtomPattern.read(text, run.instance().names());
          AtomPattern pattern = read.pattern();
          if (pattern == null) {
            Reports.show(read.diagnostics(), console);
            return ExitCode.USAGE;
          }
          if (!run.isRecorded()) {
            throw new UsageException(
                "A program that calls Java cannot be asked why.",
                "Its reactions are carried out again for the answer, and Java may do other things"
                    + " then.");
          }
          return answer(run, pattern, depth, breadth, json, console);
        });
  }

  private static ExitCode answer(
      ProgramRun.Ran run,
      AtomPattern pattern,
      int depth,
      int breadth,
      boolean json,
      Console console) {
    Story story = new Story();
    story.put(run.instance().molecule());
    story.add(run.living().trace());
    Story.Told told = story.why(pattern::matches, depth, breadth, run.living()::forEachNumbered);
    AtomPrinter printer = NamedRules.printer(run.instance().names());
    if (!story.isWhole()) {
      console
          .err()
          .line(
              "Only the first "
                  + Reports.count(story.reactions(), "reaction")
                  + " were recorded: for more there was no room. The answer tells of the solution"
                  + " as it was then.");
    }
    if (told == null) {
      Reports.complain(
          story.isWhole()
              ? "There is no such atom, and there never was one."
              : "There was no such atom by then.",
          "`hocl run " + "FILE` prints the atoms that are there; patterns are written as in rules.",
          console);
      return story.isWhole() ? ExitCode.USAGE : ExitCode.LIMIT;
    }
    if (json) {
      console.out().line(WhyJson.of(told, printer));
    } else {
      WhyLines.of(told, printer).forEach(console.out()::line);
    }
    return story.isWhole() ? ExitCode.OK : ExitCode.LIMIT;
  }

  private static int number(ParseResult parsed, String option, int otherwise) {
    return Options.get(parsed, option)
        .map(text -> (int) Math.min(MOST, OptionNumbers.parse(option, text, 1)))
        .orElse(otherwise);
  }
}
