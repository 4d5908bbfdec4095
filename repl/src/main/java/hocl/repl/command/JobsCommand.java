package hocl.repl.command;

import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.gateway.GatewayClient;
import hocl.repl.gateway.GatewayException;
import hocl.repl.option.Options;
import hocl.runtime.gateway.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl jobs}: lists the jobs of a gateway, or the nodes of its cluster. */
final class JobsCommand implements Subcommand {

  private static final String NODES = "--nodes";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "jobs",
            "Lists the jobs of a gateway, those that are over for an hour; or the nodes of its"
                + " cluster.",
            "  hocl jobs",
            "  hocl jobs --nodes",
            "  hocl jobs --format json");
    spec.addOption(
        Options.flag(NODES, "Lists the nodes instead: their roles, and what they work on."));
    GatewayOptions.addFormat(spec);
    return GatewayOptions.addConnect(spec);
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    boolean json = GatewayOptions.isJson(parsed);
    boolean nodes = Options.has(parsed, NODES);
    return GatewayOptions.attempt(
        parsed,
        console,
        client -> nodes ? nodes(client, json, console) : jobs(client, json, console));
  }

  private static ExitCode jobs(GatewayClient client, boolean json, Console console)
      throws GatewayException {
    List<Map<String, @Nullable Object>> jobs = objects(client.get("/jobs"), "jobs");
    if (json) {
      jobs.forEach(job -> console.out().line(Json.write(job)));
    } else if (jobs.isEmpty()) {
      console.err().line("There are no jobs.");
    } else {
      JobLines.jobs(jobs, console.out());
      JobLines.remarks(jobs).forEach(console.err()::line);
    }
    return ExitCode.OK;
  }

  private static ExitCode nodes(GatewayClient client, boolean json, Console console)
      throws GatewayException {
    Map<String, @Nullable Object> cluster = client.get("/nodes");
    List<Map<String, @Nullable Object>> nodes = objects(cluster, "nodes");
    if (json) {
      nodes.forEach(node -> console.out().line(Json.write(node)));
    } else {
      JobLines.nodes(nodes, console.out());
    }
    if (Boolean.FALSE.equals(cluster.get("majority"))) {
      console
          .err()
          .line(
              GatewayOptions.number(cluster, "votersHere")
                  + " of "
                  + GatewayOptions.number(cluster, "voters")
                  + " voters are here: jobs pause until most of them are.");
    } else if (Boolean.FALSE.equals(cluster.get("remembers"))) {
      console
          .err()
          .line(
              "Too many of the voters that are here are new, or have lost what they knew: jobs wait"
                  + " for the others.");
    }
    return ExitCode.OK;
  }

  private static List<Map<String, @Nullable Object>> objects(
      Map<String, @Nullable Object> document, String name) {
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    if (document.get(name) instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Map<?, ?> map) {
          Map<String, @Nullable Object> object = new LinkedHashMap<>();
          map.forEach((key, value) -> object.put(String.valueOf(key), value));
          objects.add(object);
        }
      }
    }
    return objects;
  }
}
