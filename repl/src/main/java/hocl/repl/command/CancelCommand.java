package hocl.repl.command;

import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.Options;
import hocl.runtime.gateway.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl cancel}: ends a job as it stands. */
final class CancelCommand implements Subcommand {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "cancel",
            "Ends a job as it stands. Its solution is kept for an hour, see `hocl show`.",
            "  hocl cancel 3f9a1c20");
    spec.addPositional(Options.operand("JOB", "The job, or the beginning of its name."));
    GatewayOptions.addFormat(spec);
    return GatewayOptions.addConnect(spec);
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    boolean json = GatewayOptions.isJson(parsed);
    return GatewayOptions.attempt(
        parsed,
        console,
        client -> {
          Map<String, @Nullable Object> job =
              client.post(GatewayOptions.pathOf(Options.operand(parsed)) + "/cancel", "{}");
          if (json) {
            console.out().line(Json.write(job));
          } else {
            boolean over = !GatewayOptions.text(job, "end").isEmpty();
            console
                .err()
                .line(
                    over
                        ? JobLines.standing(job)
                        : "Job " + GatewayOptions.text(job, "job") + " is being cancelled.");
          }
          return ExitCode.OK;
        });
  }
}
