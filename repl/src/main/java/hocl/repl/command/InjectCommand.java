package hocl.repl.command;

import hocl.grammar.source.SourceText;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.Options;
import hocl.repl.option.ProgramSources;
import hocl.repl.report.Reports;
import hocl.runtime.gateway.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl inject}: drops atoms into a job that is kept. */
final class InjectCommand implements Subcommand {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "inject",
            "Drops the molecule of a file into the solution of a job that was started with --keep; it"
                + " reacts until it is inert again.",
            "  hocl inject 3f9a1c20 more.hocl",
            "  echo '4, 5' | hocl inject 3f9a1c20 -");
    spec.addPositional(
        Options.operands(
            "JOB FILE",
            "The job, or the beginning of its name; and the file, - for standard input."));
    GatewayOptions.addFormat(spec);
    return GatewayOptions.addConnect(spec);
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    List<String> operands = Options.operands(parsed);
    if (operands.size() != 2) {
      throw new hocl.repl.option.UsageException(
          "`hocl inject` needs a JOB and a FILE.", "`hocl inject --help` lists what it takes.");
    }
    boolean json = GatewayOptions.isJson(parsed);
    SourceText source = ProgramSources.read(operands.getLast(), console.in());
    return GatewayOptions.attempt(
        parsed,
        console,
        client -> {
          Map<String, @Nullable Object> done =
              client.post(
                  GatewayOptions.pathOf(operands.getFirst()) + "/molecules",
                  Json.write(Json.object("name", source.name(), "source", source.text())));
          if (json) {
            console.out().line(Json.write(done));
          } else {
            console
                .err()
                .line(
                    Reports.count(GatewayOptions.number(done, "atoms"), "atom")
                        + " dropped into job "
                        + GatewayOptions.text(done, "job")
                        + ".");
          }
          return ExitCode.OK;
        });
  }
}
