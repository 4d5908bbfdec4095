package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.report.Version;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of one cluster with different versions of hocl. */
@Timeout(120)
class OtherVersionTest {

  @TempDir Path folder;

  /** A folder before all others on the class path, with which a node says another version. */
  private Path otherVersion() throws IOException {
    Path other = folder.resolve("other");
    Path file = other.resolve("hocl/repl/report/version.txt");
    Files.createDirectories(file.getParent());
    try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
      assertThat(in).isNotNull();
      String known = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(file, "99.0\n" + known.substring(known.indexOf('\n') + 1));
    }
    return other;
  }

  @Test
  void aNodeOfAnotherVersionSaysSoAndTakesNoTask() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("sieve.hocl"),
        "range(2, 2000), replace x::Int, y::Int by x if y mod x == 0");
    try (NodeProcesses processes = new NodeProcesses(folder)) {
      List<Integer> ports = NodeProcesses.freePorts(2);
      String voter = "127.0.0.1:" + ports.get(0);
      String gateway = "127.0.0.1:" + ports.get(1);
      Process node = processes.hocl("node", "--bind", voter, "--gateway", gateway);
      NodeProcesses.await(
          node.errorReader(StandardCharsets.UTF_8), line -> line.startsWith("Jobs come in at"));
      Process other =
          processes.before(
              otherVersion(), "node", "--bind", "127.0.0.1:0", "--worker", "--join", voter);
      BufferedReader said = other.errorReader(StandardCharsets.UTF_8);
      NodeProcesses.await(said, line -> line.startsWith("Node 127.0.0.1:"));
      Process run = processes.hocl("run", "--connect", gateway, "--detach", "sieve.hocl");
      String job = NodeProcesses.text(run).strip();
      String told = NodeProcesses.await(said, line -> line.contains("takes no part in job"));
      assertThat(told)
          .startsWith("This node takes no part in job " + job + ": the job is of `hocl ")
          .contains("the node `hocl 99.0");
      // the voter does all of it
      Process watch = processes.hocl("watch", "--connect", gateway, "--format", "json", job);
      assertThat(NodeProcesses.text(watch))
          .contains("\"end\":\"INERT\"", "\"reactions\":" + (1999 - 303) + ",");
      assertThat(other.isAlive()).isTrue();
    }
  }
}
