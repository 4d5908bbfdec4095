package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.gateway.Address;
import hocl.repl.gateway.GatewayClient;
import hocl.repl.gateway.GatewayException;
import hocl.runtime.gateway.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Three voters, each a process with a gateway, that are stopped, killed and started again; all end
 * with this object. For one thread.
 */
final class Crew implements AutoCloseable {

  static final int VOTERS = 3;

  private static final Path KILL = Path.of("/bin/kill");

  private final Path folder;
  private final NodeProcesses processes;
  private final List<String> addresses = new ArrayList<>();
  private final List<String> gateways = new ArrayList<>();
  private final Map<Integer, Process> nodes = new HashMap<>();

  /** Whether processes can be stopped here. */
  static boolean isPossible() {
    return Files.isExecutable(KILL);
  }

  /** Starts the voters; they may still be joining. */
  Crew(Path folder) throws IOException {
    this.folder = folder;
    this.processes = new NodeProcesses(folder);
    List<Integer> ports = NodeProcesses.freePorts(2 * VOTERS);
    for (int i = 0; i < VOTERS; i++) {
      addresses.add("127.0.0.1:" + ports.get(i));
      gateways.add("127.0.0.1:" + ports.get(VOTERS + i));
    }
    for (int i = 0; i < VOTERS; i++) {
      start(i);
    }
  }

  NodeProcesses processes() {
    return processes;
  }

  /** Starts a voter, which remembers nothing. */
  void start(int voter) throws IOException {
    Process node =
        processes.hocl(
            "node",
            "--bind",
            addresses.get(voter),
            "--voters",
            String.join(",", addresses),
            "--gateway",
            gateways.get(voter));
    nodes.put(voter, node);
    NodeProcesses.drain(node.errorReader(StandardCharsets.UTF_8));
  }

  Process node(int voter) {
    Process node = nodes.get(voter);
    assertThat(node).isNotNull();
    return node;
  }

  /** Where other members reach a voter. */
  String address(int voter) {
    return addresses.get(voter);
  }

  String gateway(int voter) {
    return gateways.get(voter);
  }

  /** Starts the voters that have ended, and waits until all are together and have a gateway. */
  void whole() throws IOException {
    for (int i = 0; i < VOTERS; i++) {
      if (!node(i).isAlive()) {
        start(i);
      }
    }
    for (int i = 0; i < VOTERS; i++) {
      long here = 0;
      while (here != VOTERS) {
        assertThat(node(i).isAlive()).isTrue();
        Map<String, @Nullable Object> seen = ask(i, "/nodes", null);
        here =
            seen != null && Boolean.TRUE.equals(seen.get("majority"))
                ? number(seen, "votersHere")
                : 0;
        Thread.onSpinWait();
      }
    }
  }

  static long number(Map<String, @Nullable Object> document, String member) {
    return document.get(member) instanceof Number number ? number.longValue() : -1;
  }

  /** Asks a gateway; null while it cannot answer. */
  @Nullable Map<String, @Nullable Object> ask(int voter, String path, @Nullable String body) {
    try {
      GatewayClient client =
          new GatewayClient(
              Address.parse("--connect", gateways.get(voter)),
              Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()));
      return body == null ? client.get(path) : client.post(path, body);
    } catch (GatewayException e) {
      return null;
    }
  }

  /** Submits a program that goes on by itself. */
  String submit(int voter, String source, boolean keep) {
    Map<String, @Nullable Object> answer =
        ask(voter, "/jobs", Json.write(Json.object("source", source, "keep", keep)));
    assertThat(answer).isNotNull();
    return String.valueOf(answer.get("job"));
  }

  /** Drops atoms in; gives whether the gateway said that they are in. */
  boolean inject(int voter, String job, String source) {
    return ask(voter, "/jobs/" + job + "/molecules", Json.write(Json.object("source", source)))
        != null;
  }

  /** A job with its solution, when it stands as wanted. */
  Map<String, @Nullable Object> await(int voter, String job, String state) {
    while (true) {
      Map<String, @Nullable Object> seen = ask(voter, "/jobs/" + job, null);
      if (seen != null
          && (state.equals(String.valueOf(seen.get("end")))
              || state.equals(String.valueOf(seen.get("state"))))) {
        Map<String, @Nullable Object> shown = ask(voter, "/jobs/" + job + "/solution", null);
        if (shown != null) {
          return shown;
        }
      }
      Thread.onSpinWait();
    }
  }

  static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder(KILL.toString(), "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  /** A process that ends after some seconds. */
  static Process clock(int seconds) throws IOException {
    return new ProcessBuilder("/bin/sleep", Integer.toString(seconds)).start();
  }

  /** The text of a member. */
  static String text(Map<String, @Nullable Object> document, String member) {
    Object value = document.get(member);
    return value instanceof String text ? text : "";
  }

  @Override
  public void close() {
    processes.close();
  }
}
