package hocl.repl.command;

import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.Options;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl show}: prints the solution of a job as it stands. */
final class ShowCommand implements Subcommand {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "show",
            "Prints the solution of a job as it stands; the job goes on. Whether it is inert is said on"
                + " standard error.",
            "  hocl show 3f9a1c20",
            "  hocl show 3f9a1c20 --format json");
    spec.addPositional(Options.operand("JOB", "The job, or the beginning of its name."));
    ResultPrinting.addOptions(spec);
    return GatewayOptions.addConnect(spec);
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    ResultPrinting.check(parsed);
    String query = ResultPrinting.query(parsed);
    return GatewayOptions.attempt(
        parsed,
        console,
        client -> {
          Map<String, @Nullable Object> job =
              client.get(
                  GatewayOptions.pathOf(Options.operand(parsed))
                      + "/solution"
                      + query.replaceFirst("^&", "?"));
          console.out().line(String.valueOf(ResultPrinting.of(job, console.err())));
          console.err().line(JobLines.standing(job));
          return ExitCode.OK;
        });
  }
}
