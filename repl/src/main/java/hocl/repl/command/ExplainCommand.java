package hocl.repl.command;

import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.Options;
import hocl.repl.option.ProgramOptions;
import hocl.repl.option.UsageException;
import hocl.repl.report.CodePages;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl explain}: the plans of a program's rules, or the page behind a code. */
final class ExplainCommand implements Subcommand {

  private static final String LIST = "--list";
  private static final String CLUSTER = "--cluster";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "explain",
            "Shows how each rule of a program will look for its atoms; or explains the code of an"
                + " error or a warning at length.",
            "  hocl explain max.hocl",
            "  hocl explain --cluster max.hocl",
            "  hocl explain E0301",
            "  hocl explain --list    all codes, a line for each");
    spec.addPositional(Options.optionalOperand("FILE|CODE", "A program, or a code such as E0301."));
    spec.addOption(Options.flag(LIST, "Lists the codes of all errors and warnings."));
    spec.addOption(
        Options.flag(
            CLUSTER, "Shows instead how its solution is divided among the nodes of a cluster."));
    ProgramOptions.addParameters(spec);
    return ProgramOptions.addJava(spec);
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    String operand = Options.operand(parsed);
    if (Options.has(parsed, LIST) == !operand.isEmpty()) {
      throw new UsageException(
          operand.isEmpty() ? "`hocl explain` needs a FILE|CODE." : "`" + LIST + "` stands alone.",
          "Write `hocl explain " + LIST + "` for all codes, `hocl explain E0301` for one.");
    }
    if (operand.isEmpty()) {
      CodePages.list(console.out());
      return ExitCode.OK;
    }
    if (Options.has(parsed, CLUSTER)) {
      return Dump.showDivision(parsed, console);
    }
    if (!CodePages.isCode(operand)) {
      return Dump.show(parsed, Dump.PLAN, console);
    }
    CodePages.show(operand, console.out());
    return ExitCode.OK;
  }
}
