package hocl.repl.command;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.SourceText;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.DataRefusedException;
import hocl.repl.option.Options;
import hocl.repl.option.ProgramOptions;
import hocl.repl.option.ProgramSources;
import hocl.repl.option.UsageException;
import hocl.repl.report.Reports;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl check}: shows every error and warning of programs; nothing is run. */
final class CheckCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "check",
            "Shows every error and warning; nothing is run. Exit code 1 if there is an error.",
            "  hocl check max.hocl",
            "  hocl check src/*.hocl");
    spec.addPositional(Options.operands("FILE", "The programs; - reads one from standard input."));
    ProgramOptions.addParameters(spec);
    return ProgramOptions.addJava(spec);
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    ExitCode code = ExitCode.OK;
    long errors = 0;
    long warnings = 0;
    for (String file : Options.operands(parsed)) {
      try {
        List<Diagnostic> diagnostics = check(file, parsed, console);
        Reports.show(diagnostics, console);
        int refusing = Reports.errors(diagnostics).size();
        errors += refusing;
        warnings += diagnostics.size() - refusing;
      } catch (UsageException e) {
        Reports.complain(e.sentence(), e.hint(), console);
        code = code.and(ExitCode.USAGE);
      } catch (DataRefusedException e) {
        Reports.complain(String.valueOf(e.getMessage()), e.hint(), console);
        errors++;
      }
    }
    if (errors + warnings > 0) {
      console
          .err()
          .line(Reports.count(errors, "error") + ", " + Reports.count(warnings, "warning"));
    }
    return errors > 0 ? code.and(ExitCode.REFUSED) : code;
  }

  private static List<Diagnostic> check(String file, ParseResult parsed, Console console) {
    CompileOptions options = ProgramOptions.read(parsed, file, console.in());
    SourceText source = ProgramSources.read(file, console.in());
    return Compiler.check(source, options).diagnostics();
  }
}
