package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network that falls apart: each node in a network namespace of its own, behind one of two
 * bridges. Only where this process may make them, as root on Linux.
 */
@Timeout(300)
class NodePartitionTest {

  private static final Path IP = Path.of("/usr/sbin/ip");
  private static final int VOTERS = 3;

  /** The last node is a worker. */
  private static final int NODES = 4;

  @TempDir Path folder;

  private final String mark = Long.toString(ProcessHandle.current().pid(), 36);
  private NodeProcesses processes;

  @BeforeEach
  void begin() throws IOException, InterruptedException {
    Assumptions.assumeTrue(IP.toFile().canExecute(), "there is no `ip` here");
    Assumptions.assumeTrue(ip("netns", "add", space(0)), "no namespaces can be made here");
    processes = new NodeProcesses(folder);
    for (int side = 0; side < 2; side++) {
      assertThat(ip("link", "add", bridge(side), "type", "bridge")).isTrue();
      assertThat(ip("link", "set", bridge(side), "up")).isTrue();
    }
    for (int node = 0; node < NODES; node++) {
      if (node > 0) {
        assertThat(ip("netns", "add", space(node))).isTrue();
      }
      assertThat(ip("link", "add", plug(node), "type", "veth", "peer", "e0", "netns", space(node)))
          .isTrue();
      assertThat(ip("-n", space(node), "addr", "add", host(node) + "/24", "dev", "e0")).isTrue();
      assertThat(ip("-n", space(node), "link", "set", "e0", "up")).isTrue();
      assertThat(ip("-n", space(node), "link", "set", "lo", "up")).isTrue();
      join(node, 0);
      assertThat(ip("link", "set", plug(node), "up")).isTrue();
    }
  }

  @AfterEach
  void end() throws IOException, InterruptedException {
    if (processes != null) {
      processes.close();
    }
    for (int node = 0; node < NODES; node++) {
      ip("netns", "del", space(node));
    }
    ip("link", "del", bridge(0));
    ip("link", "del", bridge(1));
  }

  private static boolean ip(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(IP.toString()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private String space(int node) {
    return "hocl-" + mark + "-" + node;
  }

  private String plug(int node) {
    return "hv" + mark + node;
  }

  private String bridge(int side) {
    return "hb" + mark + side;
  }

  private static String host(int node) {
    return "10.83.7." + (node + 1);
  }

  /** Puts the cable of a node into one of the bridges. */
  private void join(int node, int side) throws IOException, InterruptedException {
    assertThat(ip("link", "set", plug(node), "master", bridge(side))).isTrue();
  }

  private Process hocl(int at, String... words) throws IOException {
    return processes.under(List.of(IP.toString(), "netns", "exec", space(at)), words);
  }

  private BufferedReader start(int node) throws IOException {
    List<String> voters = new ArrayList<>();
    for (int i = 0; i < VOTERS; i++) {
      voters.add(host(i) + ":5701");
    }
    String all = String.join(",", voters);
    List<String> words =
        new ArrayList<>(List.of("node", "--bind", host(node) + ":5701", "--trust-network"));
    words.addAll(node < VOTERS ? List.of("--voters", all) : List.of("--worker", "--join", all));
    words.addAll(List.of("--gateway", gateway(node)));
    return hocl(node, words.toArray(String[]::new)).errorReader(StandardCharsets.UTF_8);
  }

  private static String gateway(int node) {
    return "127.0.0.1:" + (4625 + node);
  }

  private String run(int at, String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--connect", gateway(at)));
    Process process = hocl(at, all.toArray(String[]::new));
    String text = NodeProcesses.text(process).strip();
    assertThat(process.waitFor()).isZero();
    return text;
  }

  @Test
  void threeVotersAndAWorkerFallIntoTwoAndTwo() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("sieve.hocl"),
        "range(2, 20000), replace x::Int, y::Int by x if y mod x == 0");
    Files.writeString(folder.resolve("mark.hocl"), "1, replace x::Int by \"done\":x");
    List<BufferedReader> said = new ArrayList<>();
    for (int voter = 0; voter < VOTERS; voter++) {
      said.add(start(voter));
    }
    for (int voter = 0; voter < VOTERS; voter++) {
      NodeProcesses.await(said.get(voter), line -> line.startsWith("Jobs come in at"));
    }
    said.add(start(VOTERS));
    NodeProcesses.await(said.getLast(), line -> line.startsWith("Jobs come in at"));
    said.subList(1, NODES).forEach(NodeProcesses::drain);
    String kept = run(0, "run", "--keep", "mark.hocl");
    String sieve = run(0, "run", "--detach", "sieve.hocl");
    // the first voter, which has the gateway of the jobs, stays with the worker
    join(1, 1);
    join(2, 1);
    NodeProcesses.await(said.getFirst(), line -> line.contains("Jobs pause until"));
    NodeProcesses.drain(said.getFirst());
    // two voters are most of three; the job of the other's gateway goes on with them
    assertThat(run(1, "watch", sieve, "--format", "json")).contains("\"reactions\":17737,");
    Files.writeString(folder.resolve("more.hocl"), "2");
    run(1, "inject", kept, "more.hocl");
    join(0, 1);
    join(3, 1);
    assertThat(run(0, "watch", sieve, "--format", "json")).contains("\"reactions\":17737,");
    Files.writeString(folder.resolve("more.hocl"), "3");
    run(0, "inject", kept, "more.hocl");
    // its own gateway is back, and checks its commits again
    String standing = "";
    while (!standing.contains("\"state\":\"inert\"") || !standing.contains("\"reactions\":3,")) {
      standing =
          run(3, "jobs", "--format", "json")
              .lines()
              .filter(line -> line.contains(kept))
              .findFirst()
              .orElse("");
    }
    run(3, "cancel", kept);
    assertThat(run(3, "watch", kept)).contains("\"done\":1, \"done\":2, \"done\":3");
  }
}
