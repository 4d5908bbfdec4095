package hocl.repl.command;

import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.OptionNumbers;
import hocl.repl.option.Options;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl watch}: follows a job of a gateway to its end. */
final class WatchCommand implements Subcommand {

  private static final String FROM = "--from";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "watch",
            "Follows a job: prints its lines as they come, and its solution at the end. Ctrl-C ends"
                + " the watching, not the job.",
            "  hocl watch 3f9a1c20",
            "  hocl watch 3f9a1c20 --from 101",
            "  hocl watch 3f9a1c20 --format json");
    spec.addPositional(Options.operand("JOB", "The job, or the beginning of its name."));
    spec.addOption(
        Options.value(
            FROM, "N", "Prints the lines from the Nth on; those before are passed over."));
    GatewayOptions.addFormat(spec);
    return GatewayOptions.addConnect(spec);
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    long from =
        Options.get(parsed, FROM).map(text -> OptionNumbers.parse(FROM, text, 1)).orElse(1L);
    boolean json = GatewayOptions.isJson(parsed);
    return GatewayOptions.attempt(
        parsed,
        console,
        client ->
            new Following(client, Options.operand(parsed), console, from, json, "", null)
                .run(false, Optional.empty(), true));
  }
}
