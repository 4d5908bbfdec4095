package hocl.repl;

import hocl.grammar.diagnostic.Suggestions;
import hocl.repl.command.Commands;
import hocl.repl.command.Subcommand;
import hocl.repl.console.Console;
import hocl.repl.console.Environment;
import hocl.repl.console.ExitCode;
import hocl.repl.option.ProgramSources;
import hocl.repl.option.UsageException;
import hocl.repl.present.Presenter;
import hocl.repl.report.BugReport;
import hocl.repl.report.Version;
import hocl.repl.shell.ManPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The command line: takes the arguments of a call, runs its command, answers with an exit code. */
public final class Cli {

  /** Behind {@code help}: the page for {@code man}. */
  private static final String MAN = "--man";

  private final Console console;

  private Cli(Console console) {
    this.console = console;
  }

  /**
   * Runs one call. Never throws and never ends the process.
   *
   * @param arguments the words of the command line
   * @param in standard input
   * @param out takes results and what programs print, in UTF-8
   * @param err takes everything said to a person, in UTF-8
   * @param environment what surrounds the call
   * @return the exit code
   */
  public static int run(
      String[] arguments,
      InputStream in,
      OutputStream out,
      OutputStream err,
      Environment environment) {
    Console console = new Console(in, out, err, environment);
    Cli cli = new Cli(console);
    ExitCode code = cli.arrived(cli.guarded(List.of(arguments)));
    console.err().flush();
    return code.number();
  }

  @SuppressWarnings("CatchingUnchecked") // the last resort against a bare stack trace
  private ExitCode guarded(List<String> arguments) {
    try {
      return dispatch(arguments);
    } catch (UsageException e) {
      complain(e.sentence(), e.hint());
      return ExitCode.USAGE;
    } catch (OutOfMemoryError e) {
      complain("The memory is used up.", "Give more with `HOCL_JAVA_OPTS=-Xmx8g`, or less data.");
      return ExitCode.LIMIT;
    } catch (Exception | Error e) {
      BugReport.show(e, "hocl " + String.join(" ", arguments), console);
      return ExitCode.INTERNAL;
    }
  }

  /** The exit code of a command, unless what it wrote to standard output did not arrive. */
  private ExitCode arrived(ExitCode code) {
    console.out().flush();
    IOException failure = console.out().failure();
    if (failure == null) {
      return code;
    }
    complain("Standard output cannot be written: " + ProgramSources.reason(failure) + ".", "");
    return code == ExitCode.INTERNAL || code == ExitCode.REFUTED ? code : ExitCode.USAGE;
  }

  private ExitCode dispatch(List<String> arguments) {
    if (arguments.isEmpty()) {
      console.err().append(Overview.text());
      return ExitCode.USAGE;
    }
    String first = arguments.getFirst();
    List<String> rest = arguments.subList(1, arguments.size());
    return switch (first) {
      case "-h", "--help" -> overview();
      case "help" -> rest.isEmpty() ? overview() : help(rest.getFirst());
      case "-V", "--version" -> {
        console.out().line(Version.line());
        yield ExitCode.OK;
      }
      default -> execute(command(first), rest);
    };
  }

  private ExitCode execute(Subcommand command, List<String> arguments) {
    CommandSpec spec = command.spec();
    ParseResult parsed = CommandArguments.parse(spec, arguments);
    return parsed.isUsageHelpRequested() ? help(command) : command.run(parsed, console);
  }

  private ExitCode help(String word) {
    if (word.equals(MAN)) {
      console.out().append(ManPage.of(Version.number(), Overview.text(), Commands.known()));
      return ExitCode.OK;
    }
    return help(command(word));
  }

  private ExitCode overview() {
    console.out().append(Overview.text());
    return ExitCode.OK;
  }

  private ExitCode help(Subcommand command) {
    boolean plain = console.outPalette() == hocl.repl.console.Palette.PLAIN;
    console
        .out()
        .append(new CommandLine(command.spec()).getUsageMessage(plain ? Ansi.OFF : Ansi.ON));
    return ExitCode.OK;
  }

  private static Subcommand command(String name) {
    Optional<Subcommand> command = Commands.find(name);
    if (command.isPresent()) {
      return command.get();
    }
    if (name.startsWith("-")) {
      throw new UsageException(
          "The command has to come before the option `" + name + "`.",
          "Write for example `hocl run " + name + " ...`; `hocl --help` lists the commands.");
    }
    if (name.endsWith(".hocl") || Files.isRegularFile(Path.of(name))) {
      throw new UsageException(
          "`" + name + "` is no command but a file.", "Write `hocl run " + name + "`.");
    }
    throw new UsageException(
        "There is no command `" + name + "`.",
        Suggestions.hint(name, Commands.NAMES).map(hint -> hint + " ").orElse("")
            + "The commands are "
            + String.join(", ", Commands.NAMES)
            + ".");
  }

  private void complain(String sentence, String hint) {
    console
        .err()
        .append(new Presenter(console.errPalette(), console.errColumns()).complain(sentence, hint));
  }
}
