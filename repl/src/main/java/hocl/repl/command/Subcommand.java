package hocl.repl.command;

import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One of the things the command line can do. */
public interface Subcommand {

  /** The arguments of the command and the text of its help. */
  CommandSpec spec();

  /**
   * Does it.
   *
   * @param parsed arguments that fit {@link #spec()}
   * @throws hocl.repl.option.UsageException if the arguments cannot be used after all
   */
  ExitCode run(ParseResult parsed, Console console);
}
