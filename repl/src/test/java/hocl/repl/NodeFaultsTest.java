package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.NodeProcesses.ThreeNodes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes that hang and go on, as on a machine that sleeps: stopped and continued by signals. The
 * longer test runs with {@code -Dhocl.soak.faults=1}.
 */
@Timeout(300)
class NodeFaultsTest {

  private static final int NUMBERS = 60_000;

  /** All numbers but one react away, except for the primes, of which there are so many. */
  private static final int REACTIONS = NUMBERS - 1 - 6057;

  private static final Path KILL = Path.of("/bin/kill");

  @TempDir Path folder;

  private NodeProcesses processes;

  @BeforeEach
  void begin() throws IOException {
    Assumptions.assumeTrue(Files.isExecutable(KILL), "there is no /bin/kill here");
    processes = new NodeProcesses(folder);
    Files.writeString(
        folder.resolve("sieve.hocl"),
        "param n; range(2, n), replace x::Int, y::Int by x if y mod x == 0");
  }

  @AfterEach
  void end() {
    if (processes != null) {
      processes.close();
    }
  }

  private static void signal(String name, Process process)
      throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder(KILL.toString(), "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private String submit(String gateway, int numbers) throws IOException, InterruptedException {
    Process run =
        processes.hocl(
            "run", "--connect", gateway, "--detach", "--set", "n=" + numbers, "sieve.hocl");
    String job = NodeProcesses.text(run).strip();
    assertThat(run.waitFor()).isZero();
    return job;
  }

  private BufferedReader watch(String gateway, String job) throws IOException {
    return processes.hocl("watch", job, "--connect", gateway, "--format", "json").inputReader();
  }

  private static void awaitReactions(BufferedReader events) throws IOException {
    NodeProcesses.await(
        events,
        line -> line.contains("\"state\":\"reacting\"") && !line.contains("\"reactions\":0,"));
  }

  private static String awaitEnd(BufferedReader events) throws IOException {
    return NodeProcesses.await(events, line -> line.startsWith("{\"event\":\"end\""));
  }

  private void awaitNodes(String gateway, int count) throws IOException, InterruptedException {
    long seen;
    do {
      Process jobs = processes.hocl("jobs", "--nodes", "--connect", gateway, "--format", "json");
      String text = NodeProcesses.text(jobs);
      assertThat(jobs.waitFor()).isZero();
      seen = Pattern.compile("\"address\"").matcher(text).results().count();
    } while (seen != count);
  }

  @Test
  void aVoterThatHangsForLongIsLeftOutAndComesBack() throws IOException, InterruptedException {
    ThreeNodes three = processes.three();
    String job = submit(three.gateway(), NUMBERS);
    BufferedReader events = watch(three.gateway(), job);
    awaitReactions(events);
    signal("STOP", three.nodes().get(2));
    assertThat(awaitEnd(events)).contains("\"end\":\"INERT\"", "\"reactions\":" + REACTIONS + ",");
    awaitNodes(three.gateway(), 2);
    // what it held when it stopped it offers now, too late
    signal("CONT", three.nodes().get(2));
    awaitNodes(three.gateway(), 3);
    assertThat(awaitEnd(watch(three.gateway(), submit(three.gateway(), 1000))))
        .contains("\"end\":\"INERT\"", "\"reactions\":" + (999 - 168) + ",");
  }

  @Test
  @EnabledIfSystemProperty(named = "hocl.soak.faults", matches = ".+")
  void aClusterWhoseMajorityHangsForLongLosesAJobAtMostAndTakesOthers()
      throws IOException, InterruptedException {
    ThreeNodes three = processes.three();
    String job = submit(three.gateway(), NUMBERS);
    BufferedReader events = watch(three.gateway(), job);
    awaitReactions(events);
    signal("STOP", three.nodes().get(1));
    signal("STOP", three.nodes().get(2));
    NodeProcesses.await(three.said().getFirst(), line -> line.contains("Jobs pause until"));
    signal("CONT", three.nodes().get(1));
    signal("CONT", three.nodes().get(2));
    String end = awaitEnd(events);
    assertThat(end)
        .satisfiesAnyOf(
            line ->
                assertThat(line).contains("\"end\":\"INERT\"", "\"reactions\":" + REACTIONS + ","),
            line -> assertThat(line).contains("\"end\":\"LOST\""));
    awaitNodes(three.gateway(), 3);
    assertThat(awaitEnd(watch(three.gateway(), submit(three.gateway(), 1000))))
        .contains("\"end\":\"INERT\"", "\"reactions\":" + (999 - 168) + ",");
  }
}
