package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.cluster.ShippedPrograms;
import hocl.repl.console.Environment;
import hocl.repl.console.Interrupts;
import hocl.repl.gateway.SubmittedPrograms;
import hocl.runtime.cluster.MemberSettings;
import hocl.runtime.cluster.NodeCluster;
import hocl.runtime.gateway.Admission;
import hocl.runtime.gateway.Gateway;
import hocl.runtime.gateway.GatewayTokens;
import hocl.runtime.task.Sizes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands at a gateway whose cluster loses its voters; the member with the gateway is in this
 * process. Waits for half a minute, so it runs with {@code -Dhocl.soak.faults=1}.
 */
@Timeout(120)
@EnabledIfSystemProperty(named = "hocl.soak.faults", matches = ".+")
class MajorityTest {

  @TempDir Path folder;

  private final String name = "hocl-test-" + Long.toHexString(new Random().nextLong());
  private final List<NodeCluster> nodes = new ArrayList<>();
  private final List<String> voters = new ArrayList<>();
  private final GatewayTokens tokens = GatewayTokens.draw();
  private @Nullable Gateway gateway;
  private @Nullable NodeProcesses processes;

  /** The outcome of a call. */
  private record Said(int code, String out, String err) {}

  @AfterEach
  void end() {
    if (processes != null) {
      processes.close();
    }
    if (gateway != null) {
      gateway.close();
    }
    nodes.forEach(NodeCluster::close);
  }

  private void voters(int count) throws IOException {
    for (int port : NodeProcesses.freePorts(count)) {
      voters.add(MemberSettings.LOOPBACK + ":" + port);
    }
    voters.sort(null);
  }

  /** Starts a member, a worker if the number is negative. */
  private NodeCluster start(int voter) throws InterruptedException {
    boolean votes = voter >= 0;
    String own = votes ? voters.get(voter) : MemberSettings.LOOPBACK + ":0";
    NodeCluster node =
        NodeCluster.start(
            new MemberSettings(
                name,
                voter,
                votes ? voters.size() : 0,
                MemberSettings.LOOPBACK,
                Integer.parseInt(own.substring(own.indexOf(':') + 1)),
                voters.stream().filter(one -> !one.equals(own)).toList(),
                1,
                votes ? String.join(", ", voters) : "",
                ""),
            new ShippedPrograms(),
            sentence -> {});
    nodes.add(node);
    return node;
  }

  private Process process(int voter) throws IOException {
    Process node =
        Objects.requireNonNull(processes)
            .hocl(
                "node",
                "--name",
                name,
                "--bind",
                voters.get(voter),
                "--voters",
                String.join(",", voters));
    NodeProcesses.drain(node.errorReader(StandardCharsets.UTF_8));
    return node;
  }

  private void open(NodeCluster cluster) throws IOException {
    gateway =
        Gateway.open(
            MemberSettings.LOOPBACK,
            0,
            cluster,
            Sizes.USUAL,
            new SubmittedPrograms(),
            tokens,
            Admission.TOKEN,
            System::nanoTime);
    while (!cluster.hasMajority()) {
      Thread.onSpinWait();
    }
  }

  private Said call(Interrupts interrupts, Consumer<String> heard, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(
        List.of(
            "--connect", MemberSettings.LOOPBACK + ":" + Objects.requireNonNull(gateway).port()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            heard.accept(toString(StandardCharsets.UTF_8));
          }
        };
    int code =
        Cli.run(
            all.toArray(String[]::new),
            new ByteArrayInputStream(new byte[0]),
            out,
            err,
            new Environment(Map.of("HOCL_TOKEN", tokens.write()), false, false, false, interrupts));
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Said call(String... words) {
    return call(Interrupts.NEVER, said -> {}, words);
  }

  private String endless() throws IOException {
    return Files.writeString(folder.resolve("endless.hocl"), "0, replace x::Int by x + 1")
        .toString();
  }

  private String state(String job) {
    return call("jobs", "--format", "json")
        .out()
        .lines()
        .filter(line -> line.contains(job))
        .findFirst()
        .orElse("");
  }

  /** Listens to what a client says. */
  private static final class Ear implements Consumer<String> {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch pausing = new CountDownLatch(1);

    @Override
    public void accept(String said) {
      if (said.contains("Checking by")) {
        begun.countDown();
      }
      if (said.contains("The majority of the voters is lost")) {
        pausing.countDown();
      }
    }
  }

  @Test
  void withoutMostOfTheVotersACommandSaysSoAndEnds() throws Exception {
    voters(3);
    processes = new NodeProcesses(folder);
    List<Process> others = List.of(process(1), process(2));
    NodeCluster cluster = start(0);
    while (cluster.nodes().size() < 3) {
      Thread.onSpinWait();
    }
    open(cluster);
    String kept = call("run", "--keep", endless()).out().strip();
    Ear first = new Ear();
    Ear second = new Ear();
    FutureTask<Said> limited =
        new FutureTask<>(() -> call(Interrupts.NEVER, first, "run", "--timeout", "6s", endless()));
    Interrupts interrupts =
        action -> {
          Thread.ofVirtual()
              .start(() -> {
                try {
                  second.pausing.await();
                  action.run();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
          return () -> {};
        };
    FutureTask<Said> interrupted =
        new FutureTask<>(() -> call(interrupts, second, "run", endless()));
    Thread.ofVirtual().start(limited);
    Thread.ofVirtual().start(interrupted);
    first.begun.await();
    second.begun.await();
    for (Process other : others) {
      other.destroyForcibly().waitFor();
    }
    first.pausing.await();
    Said shown = call("show", kept);
    assertThat(shown.code()).as(shown.err()).isEqualTo(9);
    assertThat(shown.err())
        .startsWith("error: Job " + kept + " pauses: most of the voters are not together.");
    assertThat(limited.get().code()).as(limited.get().err()).isEqualTo(9);
    assertThat(limited.get().err())
        .contains(
            "\nThe majority of the voters is lost;", "\nerror: Most of the voters are missing");
    assertThat(interrupted.get().code()).as(interrupted.get().err()).isEqualTo(130);
    assertThat(interrupted.get().err()).contains("\nerror: Most of the voters are missing");
  }

  @Test
  void aLostLedgerIsSaid() throws Exception {
    voters(1);
    NodeCluster voter = start(0);
    open(start(-1));
    FutureTask<Said> run = new FutureTask<>(() -> call("run", endless()));
    Thread.ofVirtual().start(run);
    while (!state("endless").contains("reacting")) {
      Thread.onSpinWait();
    }
    voter.close();
    start(0);
    assertThat(run.get().code()).isEqualTo(5);
    assertThat(run.get().err())
        .contains("\nerror: The ledger of the job is lost, and the solution with it");
  }
}
