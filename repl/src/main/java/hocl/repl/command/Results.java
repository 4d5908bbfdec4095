package hocl.repl.command;

import hocl.language.program.Instance;
import hocl.repl.option.Options;
import hocl.repl.option.UsageException;
import hocl.repl.report.NamedRules;
import hocl.runtime.atom.Solution;
import hocl.runtime.data.JsonEncoding;
import hocl.runtime.print.AtomPrinter;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** How a command prints solutions. */
final class Results {

  private static final String FORMAT = "--format";
  private static final String COMPACT = "--compact";
  private static final String JSON = "json";

  private final boolean json;
  private final AtomPrinter printer;
  private final boolean brackets;
  private final Map<String, Object> names;

  private Results(boolean json, AtomPrinter printer, boolean brackets, Map<String, Object> names) {
    this.json = json;
    this.names = names;
    this.printer = printer;
    this.brackets = brackets;
  }

  /** Adds {@code --format} and {@code --compact}. */
  static CommandSpec addOptions(CommandSpec spec) {
    return spec.addOption(
            Options.value(
                FORMAT,
                "hocl|json",
                "How to print solutions: as source (the default), or in the tagged JSON that --data"
                    + " reads back."))
        .addOption(Options.flag(COMPACT, "Prints equal atoms once with their number: 1^3."));
  }

  /**
   * Checks the options before any work is done.
   *
   * @throws UsageException if they do not fit
   */
  static void check(ParseResult parsed) {
    if (isJson(parsed) && Options.has(parsed, COMPACT)) {
      throw new UsageException(
          "`" + COMPACT + "` has no use with `" + FORMAT + " " + JSON + "`.", "Leave one out.");
    }
  }

  private static boolean isJson(ParseResult parsed) {
    return Options.choice(parsed, FORMAT, "hocl", JSON).equals(JSON);
  }

  /** The way that the options ask for, for solutions of one program. */
  static Results of(ParseResult parsed, Instance instance) {
    return new Results(
        isJson(parsed),
        NamedRules.printer(instance.names()).compact(Options.has(parsed, COMPACT)),
        instance.program().core().explicitSolution(),
        instance.names());
  }

  /** The part of a query by which a gateway prints in the way that the options ask for. */
  static String query(ParseResult parsed) {
    return (isJson(parsed) ? "&format=json" : "")
        + (Options.has(parsed, COMPACT) ? "&compact=true" : "");
  }

  /** The printer of atoms. */
  AtomPrinter printer() {
    return printer;
  }

  /**
   * Prints a solution on a line of its own.
   *
   * @throws IOException if {@code out} fails
   */
  void print(Solution solution, Appendable out) throws IOException {
    if (json) {
      JsonEncoding.write(solution, names, out);
    } else if (brackets) {
      printer.print(solution, out);
    } else {
      printer.printContent(solution, out);
    }
    out.append('\n');
  }
}
