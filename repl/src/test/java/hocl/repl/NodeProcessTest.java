package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.NodeProcesses.ThreeNodes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes and their clients as processes, as a user starts them. */
@Timeout(300)
class NodeProcessTest {

  @TempDir Path folder;

  private NodeProcesses processes;

  @BeforeEach
  void begin() {
    processes = new NodeProcesses(folder);
  }

  @AfterEach
  void end() {
    processes.close();
  }

  @Test
  void aVoterIsKilledWhileAJobOfThreeReacts() throws IOException, InterruptedException {
    ThreeNodes three = processes.three();
    String gateway = three.gateway();
    List<Process> nodes = three.nodes();
    Path program =
        Files.writeString(
            folder.resolve("sieve.hocl"),
            "param n; range(2, n), replace x::Int, y::Int by x if y mod x == 0");
    Process run =
        processes.hocl("run", "--connect", gateway, "--detach", "--set", "n=60000", "sieve.hocl");
    String job = NodeProcesses.text(run).strip();
    assertThat(run.waitFor()).as("%s", program).isZero();
    Process watch = processes.hocl("watch", job, "--connect", gateway, "--format", "json");
    BufferedReader events = watch.inputReader(StandardCharsets.UTF_8);
    NodeProcesses.await(
        events,
        line -> line.contains("\"state\":\"reacting\"") && !line.contains("\"reactions\":0,"));
    nodes.get(1).destroyForcibly();
    String end = NodeProcesses.await(events, line -> line.startsWith("{\"event\":\"end\""));
    assertThat(watch.waitFor()).isZero();
    // 6057 primes below 60,000
    assertThat(end).contains("\"end\":\"INERT\"", "\"reactions\":" + (59_999 - 6057) + ",");
    nodes.getFirst().destroy();
    assertThat(nodes.getFirst().waitFor()).isEqualTo(143);
  }

  @Test
  void aNodeOfAnotherClusterIsNotLetIn() throws IOException, InterruptedException {
    int port = NodeProcesses.freePorts(1).getFirst();
    Process node = processes.hocl("node", "--bind", "127.0.0.1:" + port);
    NodeProcesses.await(
        node.errorReader(StandardCharsets.UTF_8), line -> line.startsWith("Node 127.0.0.1:"));
    Process other =
        processes.hocl(
            "node",
            "--name",
            "other",
            "--bind",
            "127.0.0.1:0",
            "--worker",
            "--join",
            "127.0.0.1:" + port);
    String said = new String(other.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).contains("error: At 127.0.0.1:" + port, "`other`");
    assertThat(other.waitFor()).isEqualTo(7);
    Process same = processes.hocl("node", "--bind", "127.0.0.1:" + port);
    assertThat(new String(same.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("error: Nothing can listen at 127.0.0.1:" + port);
    assertThat(same.waitFor()).isEqualTo(8);
  }
}
