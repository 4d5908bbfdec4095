package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run with nodes of its own, as a user starts it: the nodes hang and die, and end with it. Those
 * that hang and die do so with {@code -Dhocl.soak.faults=N}, for it takes most of a minute.
 */
@Timeout(120)
class ClusterProcessTest {

  private static final int NODES = 3;

  /** Longer than the nodes wait for one that is silent. */
  private static final int HANG_SECONDS = 7;

  private static final long BETWEEN_LINES = 1000;

  /** So long that few lines fill what a process keeps back of its output. */
  private static final String WIDE = ".".repeat(500);

  /** A number that counts all reactions, and lines that come again and again. */
  private static final String COUNTING =
      """
      let up = replace x::Int by x + 1 if x mod %1$d != 0 in
      let tell = replace x::Int by x + 1, print(x:"%2$s") if x mod %1$d == 0 in
      <1, up, tell>
      """
          .formatted(BETWEEN_LINES, WIDE);

  @TempDir Path folder;

  @BeforeEach
  void possible() {
    Assumptions.assumeTrue(Crew.isPossible(), "there is no /bin/kill here");
  }

  /** A run of {@link #COUNTING}, which reacts until it is ended. */
  private final class Run {
    private final Process process;
    private final BlockingQueue<String> coming = new LinkedBlockingQueue<>();
    private final List<String> lines = new ArrayList<>();
    private final Set<ProcessHandle> everyNode = new HashSet<>();
    private final Thread reader;

    Run(NodeProcesses processes) throws IOException, InterruptedException {
      Files.writeString(folder.resolve("counting.hocl"), COUNTING);
      process = processes.hocl("run", "--cluster", Integer.toString(NODES), "counting.hocl");
      NodeProcesses.drain(process.errorReader(StandardCharsets.UTF_8));
      reader = Thread.ofVirtual().start(this::read);
      next();
    }

    private void read() {
      try (BufferedReader text = process.inputReader(StandardCharsets.UTF_8)) {
        String line = text.readLine();
        while (line != null) {
          coming.add(line);
          line = text.readLine();
        }
      } catch (IOException e) {
        // the process has ended
      }
    }

    /** Returns when the run prints a line from now on. */
    void next() throws InterruptedException {
      coming.drainTo(lines);
      lines.add(coming.take());
    }

    /** The nodes that there are, those that worked most first. */
    List<ProcessHandle> nodes() {
      List<ProcessHandle> nodes =
          process.toHandle().children().filter(ProcessHandle::isAlive).toList();
      everyNode.addAll(nodes);
      return nodes.stream()
          .sorted(
              Comparator.comparing(
                      (ProcessHandle node) -> node.info().totalCpuDuration().orElse(Duration.ZERO))
                  .reversed())
          .toList();
    }

    void awaitEndOfNodes() {
      everyNode.forEach(node -> node.onExit().join());
    }

    List<String> rest() throws InterruptedException {
      reader.join();
      coming.drainTo(lines);
      return lines;
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "hocl.soak.faults", matches = ".+")
  void aNodeThatHangsAndOneThatIsKilledChangeNothing() throws IOException, InterruptedException {
    try (NodeProcesses processes = new NodeProcesses(folder)) {
      Run run = new Run(processes);
      List<ProcessHandle> nodes = run.nodes();
      assertThat(nodes).hasSize(NODES);
      ProcessHandle hanging = nodes.getFirst();
      Crew.signal("STOP", hanging);
      assertThat(Crew.clock(HANG_SECONDS).waitFor()).isZero();
      // others went on with its work
      run.next();
      Crew.signal("CONT", hanging);
      run.next();
      ProcessHandle killed =
          run.nodes().stream().filter(node -> !node.equals(hanging)).findFirst().orElseThrow();
      killed.destroyForcibly();
      run.next();
      while (run.nodes().size() < NODES) {
        run.next();
      }
      assertThat(run.nodes()).doesNotContain(killed).contains(hanging).hasSize(NODES);
      run.next();
      run.process.destroy();
      assertThat(run.process.waitFor()).isEqualTo(143);
      List<String> lines = run.rest();
      long count = Long.parseLong(lines.removeLast().replaceAll("\\D*(\\d+).*", "$1"));
      assertThat(lines)
          .isEqualTo(
              LongStream.rangeClosed(1, (count - 1) / BETWEEN_LINES)
                  .mapToObj(line -> line * BETWEEN_LINES + ":\"" + WIDE + '"')
                  .toList());
      run.awaitEndOfNodes();
    }
  }

  @Test
  void noNodeOutlivesARunThatIsKilled() throws IOException, InterruptedException {
    try (NodeProcesses processes = new NodeProcesses(folder)) {
      Run run = new Run(processes);
      List<ProcessHandle> nodes = run.nodes();
      assertThat(nodes).hasSize(NODES);
      Crew.signal("STOP", nodes.getLast());
      run.process.destroyForcibly().waitFor();
      // one that hangs ends when it goes on
      Crew.signal("CONT", nodes.getLast());
      run.awaitEndOfNodes();
    }
  }
}
