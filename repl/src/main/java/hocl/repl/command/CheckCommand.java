package hocl.repl.command;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.confluence.Confluence;
import hocl.language.confluence.Finding;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.DataRefusedException;
import hocl.repl.option.Options;
import hocl.repl.option.ProgramFiles;
import hocl.repl.option.ProgramOptions;
import hocl.repl.option.ProgramSources;
import hocl.repl.option.UsageException;
import hocl.repl.report.ConfluenceLines;
import hocl.repl.report.DiagnosticLines;
import hocl.repl.report.Reports;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl check}: shows every error and warning of programs; nothing is run. */
final class CheckCommand implements Subcommand {

  private static final String STRICT = "--warnings-as-errors";
  private static final String FORMAT = "--format";
  private static final String JSON = "json";
  private static final String CONFLUENCE = "--confluence";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "check",
            "Shows every error and warning; nothing is run. Exit code 1 if there is an error.",
            "  hocl check max.hocl",
            "  hocl check --warnings-as-errors src    all programs in a folder",
            "  hocl check --confluence max.hocl       where the order of reactions does not matter",
            "  hocl check --format json max.hocl      a JSON object for each, on standard output");
    spec.addPositional(
        Options.operands(
            "FILE", "Programs, or folders of programs; - reads one from standard input."));
    spec.addOption(Options.flag(STRICT, "Exit code 1 also if there is a warning."))
        .addOption(
            Options.flag(
                CONFLUENCE,
                "Also says, on standard output, for which rules it is shown that the result does"
                    + " not depend on the order of reactions, and why."))
        .addOption(
            Options.value(
                FORMAT,
                "text|json",
                "How to show them: for people (the default), or as a JSON object a line, with code,"
                    + " severity, file, span, message and hint."));
    ProgramOptions.addParameters(spec);
    return ProgramOptions.addJava(spec);
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    boolean json = Options.choice(parsed, FORMAT, "text", JSON).equals(JSON);
    ExitCode code = ExitCode.OK;
    long errors = 0;
    long warnings = 0;
    for (String file : ProgramFiles.of(Options.operands(parsed))) {
      try {
        Compilation checked = check(file, parsed, console);
        List<Diagnostic> diagnostics = checked.diagnostics();
        if (json) {
          diagnostics.forEach(diagnostic -> DiagnosticLines.write(diagnostic, console.out()));
        } else {
          Reports.show(diagnostics, console);
        }
        if (checked.program() != null && Options.has(parsed, CONFLUENCE)) {
          List<Finding> findings = Confluence.of(checked.program());
          if (json) {
            ConfluenceLines.writeJson(file, findings, console.out());
          } else {
            ConfluenceLines.write(file, findings, console.out());
          }
        }
        int refusing = Reports.errors(diagnostics).size();
        errors += refusing;
        warnings += diagnostics.size() - refusing;
      } catch (UsageException e) {
        complain(json, file, e.sentence(), e.hint(), console);
        code = code.and(ExitCode.USAGE);
      } catch (DataRefusedException e) {
        complain(json, file, String.valueOf(e.getMessage()), e.hint(), console);
        errors++;
      }
    }
    if (errors + warnings > 0 && !json) {
      console
          .err()
          .line(Reports.count(errors, "error") + ", " + Reports.count(warnings, "warning"));
    }
    boolean refused = errors > 0 || (warnings > 0 && Options.has(parsed, STRICT));
    return refused ? code.and(ExitCode.REFUSED) : code;
  }

  private static void complain(
      boolean json, String file, String sentence, String hint, Console console) {
    if (json) {
      DiagnosticLines.write(file, sentence, hint, console.out());
    } else {
      Reports.complain(sentence, hint, console);
    }
  }

  private static Compilation check(String file, ParseResult parsed, Console console) {
    CompileOptions options = ProgramOptions.read(parsed, file, console.in());
    SourceText source = ProgramSources.read(file, console.in());
    return Compiler.check(source, options);
  }
}
