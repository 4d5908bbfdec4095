package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.key.SigningKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node and a worker outside the cluster, as processes. */
@Timeout(300)
class WorkerProcessTest {

  @TempDir Path folder;

  @Test
  void aWorkerComesBackToANodeThatIsStartedAgain() throws IOException, InterruptedException {
    SigningKey key = SigningKey.draw();
    Path file = Files.writeString(folder.resolve("worker.key"), key.text());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(folder.resolve("admitted"), "# workers\n" + key.publicHalf() + " mine\n");
    Files.writeString(
        folder.resolve("sieve.hocl"),
        "param n; range(2, n), replace x::Int, y::Int by x if y mod x == 0");
    List<Integer> ports = NodeProcesses.freePorts(2);
    String gateway = "127.0.0.1:" + ports.get(1);
    try (NodeProcesses processes = new NodeProcesses(folder)) {
      Process node = node(processes, ports.get(0), gateway);
      Process worker =
          processes.hocl("worker", "--connect", gateway, "--key", "worker.key", "--threads", "2");
      BufferedReader said = worker.errorReader(StandardCharsets.UTF_8);
      NodeProcesses.await(said, line -> line.startsWith("Works for " + gateway));
      run(processes, gateway);
      Process nodes = processes.hocl("jobs", "--nodes", "--connect", gateway);
      assertThat(NodeProcesses.text(nodes)).contains("voter").contains("guest");
      node.destroyForcibly().waitFor();
      NodeProcesses.await(said, line -> line.contains(" does not answer. Trying again "));
      node(processes, ports.get(0), gateway);
      NodeProcesses.await(said, line -> line.equals("The gateway at " + gateway + " is back."));
      NodeProcesses.await(said, line -> line.startsWith("Works for " + gateway));
      run(processes, gateway);
      // not an interrupt, which processes ignore where the build is in the background
      new ProcessBuilder("kill", "-TERM", Long.toString(worker.pid())).start().waitFor();
      assertThat(worker.waitFor()).isEqualTo(143);
    }
  }

  private static Process node(NodeProcesses processes, int port, String gateway)
      throws IOException {
    Process node =
        processes.hocl(
            "node", "--bind", "127.0.0.1:" + port, "--gateway", gateway, "--admit", "admitted");
    NodeProcesses.await(
        node.errorReader(StandardCharsets.UTF_8), line -> line.startsWith("Jobs come in at "));
    return node;
  }

  private static void run(NodeProcesses processes, String gateway)
      throws IOException, InterruptedException {
    Process run = processes.hocl("run", "--connect", gateway, "--set", "n=30000", "sieve.hocl");
    // 3245 primes below 30,000, and the rule with its two commas
    assertThat(NodeProcesses.text(run).split(",")).hasSize(3245 + 2);
    assertThat(run.waitFor()).isZero();
  }
}
