package hocl.repl.command;

import hocl.language.program.Instance;
import hocl.repl.console.OpenOutput;
import hocl.repl.console.TextOutput;
import hocl.repl.option.Options;
import hocl.repl.option.UsageException;
import hocl.repl.report.NamedRules;
import hocl.repl.report.PrintingLimit;
import hocl.runtime.atom.Solution;
import hocl.runtime.data.DataException;
import hocl.runtime.data.JsonEncoding;
import hocl.runtime.data.PlainOutput;
import hocl.runtime.print.AtomPrinter;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** How a command prints solutions. */
final class ResultPrinting {

  private static final String FORMAT = "--format";
  private static final String COMPACT = "--compact";
  private static final String SOURCE = "hocl";
  private static final String JSON = "json";
  private static final String PLAIN_JSON = "plain-json";
  private static final String ROWS = "csv";

  private final String format;
  private final AtomPrinter printer;
  private final boolean brackets;
  private final Map<String, Object> names;
  private final PrintingLimit limit;

  private ResultPrinting(
      String format,
      AtomPrinter printer,
      boolean brackets,
      Map<String, Object> names,
      PrintingLimit limit) {
    this.limit = limit;
    this.format = format;
    this.names = names;
    this.printer = printer;
    this.brackets = brackets;
  }

  /** Adds {@code --format} and {@code --compact}. */
  static CommandSpec addOptions(CommandSpec spec) {
    return spec.addOption(
            Options.value(
                FORMAT,
                "hocl|json|plain-json|csv",
                "How to print solutions: as source (the default), in the tagged JSON that --data reads"
                    + " back, or as JSON or rows for other programs."))
        .addOption(Options.flag(COMPACT, "Prints equal atoms once with their number: 1^3."));
  }

  /**
   * Checks the options before any work is done.
   *
   * @throws UsageException if they do not fit
   */
  static void check(ParseResult parsed) {
    String format = format(parsed);
    if (!format.equals(SOURCE) && Options.has(parsed, COMPACT)) {
      throw new UsageException(
          "`" + COMPACT + "` has no use with `" + FORMAT + " " + format + "`.", "Leave one out.");
    }
  }

  private static String format(ParseResult parsed) {
    return Options.choice(parsed, FORMAT, SOURCE, JSON, PLAIN_JSON, ROWS);
  }

  /**
   * The way that the options ask for, for solutions of one program.
   *
   * @param limit ends the printing
   */
  static ResultPrinting of(ParseResult parsed, Instance instance, PrintingLimit limit) {
    return new ResultPrinting(
        format(parsed),
        NamedRules.printer(instance.names()).compact(Options.has(parsed, COMPACT)),
        instance.program().core().explicitSolution(),
        instance.names(),
        limit);
  }

  /**
   * The part of a query by which a gateway prints in the way that the options ask for; see {@link
   * #of(Map, TextOutput)}.
   */
  static String query(ParseResult parsed) {
    String format = format(parsed);
    return (format.equals(SOURCE) ? "" : "&format=" + format)
        + (Options.has(parsed, COMPACT) ? "&compact=true" : "");
  }

  /**
   * The solution in what a gateway says of a job, as it printed it; or null if there is none.
   *
   * @param err shows it where it has no form in the format that was asked for, so that it is not
   *     lost
   * @throws NoFormException then
   */
  static @Nullable String of(Map<String, @Nullable Object> said, TextOutput err) {
    if (!(said.get("solution") instanceof String text)) {
      return null;
    }
    if (said.get("formless") instanceof String sentence) {
      err.line(text);
      throw noForm(sentence, GatewayOptions.text(said, "hint"));
    }
    return text;
  }

  private static NoFormException noForm(String sentence, String hint) {
    return new NoFormException(
        "The result cannot be printed: " + sentence + ".",
        Character.toUpperCase(hint.charAt(0)) + hint.substring(1) + ".");
  }

  /** Whether solutions are printed as source. */
  boolean isSource() {
    return format.equals(SOURCE);
  }

  /** Whether solutions are printed as JSON of some kind. */
  boolean isJson() {
    return format.equals(JSON) || format.equals(PLAIN_JSON);
  }

  /** Ends the printing. */
  PrintingLimit limit() {
    return limit;
  }

  /** The printer of atoms. */
  AtomPrinter printer() {
    return printer;
  }

  /**
   * Prints a solution: on a line of its own, or in rows.
   *
   * @throws IOException if {@code out} fails, or a limit is reached
   * @throws NoFormException before anything is printed, if the solution has no form in the format
   */
  void print(Solution solution, Appendable to) throws IOException {
    try {
      printWhole(solution, to);
    } catch (OutOfMemoryError e) {
      // all that printing needed is let go
      throw limit.memoryUsedUp();
    }
  }

  private void printWhole(Solution solution, Appendable to) throws IOException {
    Appendable out = limit.over(to);
    try {
      switch (format) {
        case JSON -> JsonEncoding.write(solution, names, out);
        case PLAIN_JSON -> PlainOutput.writeJson(solution, out);
        case ROWS -> {
          PlainOutput.writeRows(solution, out);
          return;
        }
        default -> {
          printSource(solution, to);
          return;
        }
      }
    } catch (DataException e) {
      throw noForm(e.sentence(), e.hint());
    }
    out.append('\n');
  }

  /**
   * Prints a solution as source on a line of its own, whatever the format.
   *
   * @throws IOException if {@code out} fails, or a limit is reached
   */
  void printSource(Solution solution, Appendable to) throws IOException {
    Appendable out = limit.over(to);
    if (brackets) {
      printer.print(solution, out);
    } else {
      printer.printContent(solution, out);
    }
    out.append('\n');
  }

  /**
   * Prints a solution on a line of its own. Nothing is left to do once the output is closed, or a
   * limit is reached: then printing ends early.
   */
  void print(Solution solution, TextOutput out) {
    try {
      print(solution, new OpenOutput(out));
    } catch (IOException e) {
      out.flush();
    }
  }
}
