package hocl.repl.command;

import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.Options;
import hocl.repl.option.UsageException;
import hocl.repl.shell.Shell;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl completion}: the script by which a shell completes the words of hocl. */
final class CompletionCommand implements Subcommand {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "completion",
            "Prints the script by which a shell completes commands, options and file names.",
            "  source <(hocl completion bash)",
            "  hocl completion zsh > ~/.zfunc/_hocl       a folder of $fpath",
            "  hocl completion fish > ~/.config/fish/completions/hocl.fish");
    return spec.addPositional(Options.operand("bash|zsh|fish", "The shell."));
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    String name = Options.operand(parsed);
    Shell shell =
        Arrays.stream(Shell.values())
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
            .findFirst()
            .orElseThrow(() ->
                new UsageException(
                    "There is no completion for `" + name + "`.",
                    "Write `bash`, `zsh` or `fish`."));
    console.out().append(shell.of(Commands.known()));
    return ExitCode.OK;
  }
}
