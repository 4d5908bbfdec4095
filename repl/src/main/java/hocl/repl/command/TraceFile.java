package hocl.repl.command;

import hocl.language.audit.FinishedRun;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.why.Story;
import hocl.repl.console.Console;
import hocl.repl.draw.ReactionCurve;
import hocl.repl.draw.TraceJson;
import hocl.repl.draw.TracePage;
import hocl.repl.option.Options;
import hocl.repl.option.UsageException;
import hocl.repl.report.NamedRules;
import hocl.repl.report.OutputFile;
import hocl.repl.report.Reports;
import hocl.runtime.print.AtomPrinter;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A file that all reactions of a run are written to: a page, or lines for other programs. */
final class TraceFile {

  /** The option; the command line turns {@code --trace FILE.html} into it. */
  static final String NAME = "--trace-file";

  private static final String PAGE = ".html";
  private static final String LINES = ".jsonl";

  private final String name;
  private final OutputFile file;
  private final ReactionCurve pace = new ReactionCurve();

  private TraceFile(String name, OutputFile file) {
    this.name = name;
    this.file = file;
  }

  static CommandSpec addOption(CommandSpec spec) {
    return spec.addOption(
        Options.value(
            NAME,
            "FILE",
            "Writes the reactions to FILE.html, a page for a browser, or to FILE.jsonl, a JSON"
                + " object a line; `--trace FILE.html` is the same."));
  }

  /**
   * The file that was asked for.
   *
   * @throws UsageException if its ending is of another kind, or it cannot be written
   */
  static Optional<TraceFile> of(ParseResult parsed) {
    return Options.get(parsed, NAME)
        .map(name -> {
          if (!name.endsWith(PAGE) && !name.endsWith(LINES)) {
            throw new UsageException(
                "`--trace` cannot write `" + name + "`.",
                "Name a file that ends in `.html` or `.jsonl`.");
          }
          return new TraceFile(name, OutputFile.at("--trace", name));
        });
  }

  /**
   * Checks that the reactions of a program can be recorded.
   *
   * @throws UsageException if not
   */
  void check(Program program, boolean alone) {
    if (program.usesJava()) {
      throw new UsageException(
          "The reactions of a program that calls Java are not recorded.",
          "Leave out `--trace " + name + "`, or use `--trace`, which says each as it happens.");
    }
    if (!alone) {
      throw new UsageException(
          "Reactions are recorded on one thread only.",
          "Leave out `--threads` and `--cluster`, or `--trace " + name + "`.");
    }
  }

  /** Hears how far the run is. */
  ReactionCurve pace() {
    return pace;
  }

  /** Writes a run that is over. */
  void write(Instance instance, FinishedRun run, OptionalLong seed, Console console) {
    Story story = new Story();
    story.put(run.content());
    story.add(run.trace());
    if (!story.isWhole()) {
      console
          .err()
          .line(
              "Only the first "
                  + Reports.count(story.reactions(), "reaction")
                  + " were recorded: for more there was no room.");
    }
    AtomPrinter printer = NamedRules.printer(instance.names());
    String program = instance.program().source().name();
    file.write(
        out -> {
          if (name.endsWith(PAGE)) {
            TracePage.write(story.chronicle(), program, seed, run.outcome(), pace, printer, out);
          } else {
            TraceJson.write(story.chronicle(), program, seed, run.outcome(), printer, out);
          }
        },
        console.environment().interrupts());
  }
}
