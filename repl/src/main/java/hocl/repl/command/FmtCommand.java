package hocl.repl.command;

import hocl.grammar.Parser;
import hocl.grammar.format.Formatter;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.ProgramTree;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.Options;
import hocl.repl.option.ProgramSources;
import hocl.repl.option.UsageException;
import hocl.repl.report.OutputFile;
import hocl.repl.report.Reports;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl fmt}: brings programs into the one layout. */
final class FmtCommand implements Subcommand {

  private static final String CHECK = "--check";
  private static final String WRITE = "--write";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "fmt",
            "Prints programs in the one layout; their meaning stays.",
            "  hocl fmt max.hocl              prints the program",
            "  hocl fmt --write src/*.hocl    rewrites the files",
            "  hocl fmt --check src/*.hocl    exit code 1 if a file is laid out otherwise");
    spec.addPositional(Options.operands("FILE", "The programs; - reads one from standard input."));
    return spec.addOption(
            Options.flag(CHECK, "Changes nothing and names the files that are laid out otherwise."))
        .addOption(Options.flag(WRITE, "Rewrites the files that are laid out otherwise."));
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    boolean check = Options.has(parsed, CHECK);
    boolean write = Options.has(parsed, WRITE);
    if (check && write) {
      throw new UsageException("`--check` and `--write` exclude each other.", "Give one of them.");
    }
    ExitCode code = ExitCode.OK;
    for (String file : Options.operands(parsed)) {
      if (write && file.equals(ProgramSources.STDIN)) {
        throw new UsageException(
            "Standard input cannot be rewritten.", "Leave `--write` out, or name a file.");
      }
      try {
        SourceText source = ProgramSources.read(file, console.in());
        Optional<String> formatted = format(source, console);
        if (formatted.isEmpty()) {
          code = code.and(ExitCode.REFUSED);
        } else if (!check && !write) {
          console.out().append(formatted.get());
        } else if (!formatted.get().equals(source.text())) {
          console.out().line(file);
          if (write) {
            String text = formatted.get();
            OutputFile.over(file).write(out -> out.append(text));
          } else {
            code = code.and(ExitCode.REFUSED);
          }
        }
      } catch (UsageException e) {
        Reports.complain(e.sentence(), e.hint(), console);
        code = code.and(ExitCode.USAGE);
      }
    }
    return code;
  }

  private static Optional<String> format(SourceText source, Console console) {
    hocl.grammar.ParseResult<ProgramTree> result = Parser.parseProgram(source);
    if (result.tree().isEmpty()) {
      Reports.show(Reports.errors(result.diagnostics()), console);
    }
    return result.tree().map(tree -> Formatter.format(source, tree));
  }
}
