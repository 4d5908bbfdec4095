package hocl.repl.command;

import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One of the things the command line can do. */
public interface Command {

  /** What it takes and what its help says. */
  CommandSpec spec();

  /**
   * Does it.
   *
   * @param parsed arguments that fit {@link #spec()}
   * @throws hocl.repl.option.UsageException if the arguments cannot be used after all
   */
  ExitCode run(ParseResult parsed, Console console);
}
