package hocl.repl.command;

import hocl.language.CompileOptions;
import hocl.repl.console.Console;
import hocl.repl.console.Environment;
import hocl.repl.console.ExitCode;
import hocl.repl.option.DataRefusedException;
import hocl.repl.option.Options;
import hocl.repl.option.ProgramOptions;
import hocl.repl.option.UsageException;
import hocl.repl.report.Reports;
import hocl.repl.session.InputLines;
import hocl.repl.session.PipeLines;
import hocl.repl.session.Session;
import hocl.repl.session.TerminalLines;
import hocl.repl.session.command.AllCommands;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl repl}: an interactive session with a living solution. */
final class ReplCommand implements Subcommand {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "repl",
            "Starts a session: definitions add to it, molecules drop into its living solution and"
                + " react at once. From a pipe it reads the same inputs without a prompt.",
            "  hocl repl",
            "  hocl repl max.hocl",
            "  hocl repl philosophers.hocl --set n=7",
            "  echo '1, 2, replace x::Int, y::Int by x + y' | hocl repl",
            "",
            "Type :help for what a session understands.");
    spec.addPositional(
        Options.optionalOperand(
            "FILE", "A program to begin with: its definitions and its molecule."));
    return ProgramOptions.addParameters(spec);
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    Optional<String> file =
        parsed.hasMatchedPositional(0) ? Optional.of(Options.operand(parsed)) : Optional.empty();
    CompileOptions given;
    try {
      given = given(parsed, file, console);
    } catch (DataRefusedException e) {
      Reports.complain(String.valueOf(e.getMessage()), e.hint(), console);
      return ExitCode.REFUSED;
    }
    try (InputLines lines = lines(console)) {
      Session session = new Session(console, lines, AllCommands.table());
      if (lines.interactive()) {
        console.out().line("hocl: type molecules, or :help. Ctrl-D ends.");
      }
      file.ifPresent(name -> session.load(name, given));
      return session.run();
    }
  }

  private static CompileOptions given(ParseResult parsed, Optional<String> file, Console console) {
    if (file.isEmpty()) {
      if (ProgramOptions.areGiven(parsed)) {
        throw new UsageException(
            "These options are for a program, and there is none to begin with.",
            "Name a file: `hocl repl FILE --set n=5`. In the session write `let n = 5;`.");
      }
      return CompileOptions.DEFAULT;
    }
    return ProgramOptions.read(parsed, file.get(), console.in());
  }

  private static InputLines lines(Console console) {
    Environment environment = console.environment();
    if (!environment.inTerminal() || !environment.outTerminal()) {
      return new PipeLines(console.in(), environment.interrupts());
    }
    try {
      return TerminalLines.open(environment);
    } catch (IOException e) {
      throw new UsageException("The terminal cannot be opened.", "Give the inputs by a pipe.");
    }
  }
}
