package hocl.runtime.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.task.Sizes;
import hocl.runtime.task.Toy;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Members that stay, all in one process. */
@Timeout(240)
class NodeClusterTest {

  private static final Sizes SIZES = new Sizes(500, 16, 200, 300);

  private final List<NodeCluster> nodes = new CopyOnWriteArrayList<>();
  private final List<String> said = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() {
    nodes.forEach(NodeCluster::close);
  }

  /** Every program is the sieve. */
  private static final class ToyPrograms implements ProgramBytes {
    @Override
    public Chemistry compile(byte[] program) {
      return Toy.SIEVE;
    }

    @Override
    public Bytes write(ReactionFailure failure) {
      return Bytes.NONE;
    }

    @Override
    public ReactionFailure read(Bytes failure) {
      throw new IllegalStateException("nothing fails");
    }
  }

  /** Ports that no connection gets by chance, as those above may be given to. */
  private static List<Integer> freePorts(int count) throws IOException {
    List<Integer> ports = new ArrayList<>();
    Random random = new Random();
    while (ports.size() < count) {
      int port = 20_000 + random.nextInt(12_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        assertThat(socket.isBound()).isTrue();
        if (!ports.contains(port)) {
          ports.add(port);
        }
      } catch (BindException e) {
        // another one
      }
    }
    return ports;
  }

  private NodeCluster start(String name, List<Integer> voters, int voter)
      throws InterruptedException {
    List<String> all = voters.stream().map(port -> MemberSettings.LOOPBACK + ":" + port).toList();
    boolean votes = voter >= 0;
    MemberSettings settings =
        new MemberSettings(
            name,
            voter,
            votes ? voters.size() : 0,
            MemberSettings.LOOPBACK,
            votes ? voters.get(voter) : 0,
            all.stream().filter(one -> !votes || !one.equals(all.get(voter))).toList(),
            1,
            votes ? String.join(",", all) : "",
            "");
    NodeCluster node = NodeCluster.start(settings, new ToyPrograms(), said::add);
    nodes.add(node);
    return node;
  }

  private static void await(NodeCluster node, int members) throws InterruptedException {
    while (node.nodes().size() != members || !node.hasMajority()) {
      pause(node);
    }
  }

  private static void pause(NodeCluster node) throws InterruptedException {
    node.post("a job").pause(Duration.ofMillis(20));
  }

  private static ClusterJob sieve(NodeCluster at, int numbers)
      throws CodecException, InterruptedException {
    Molecule content = Molecule.ofInts(LongStream.range(2, numbers).toArray());
    return ClusterJob.submit(
        at,
        SIZES,
        ClusterJob.newName(),
        Bytes.NONE,
        Job.of(Toy.SIEVE, content),
        false,
        new hocl.runtime.check.Policy.None());
  }

  private static Outcome end(NodeCluster at, ClusterJob job) throws InterruptedException {
    Answer.Seen seen = job.look();
    while (seen.ending() == null) {
      pause(at);
      seen = job.look();
    }
    return job.outcome(seen, seen.ending(), null, new ToyPrograms());
  }

  private static Solution primes(int below) {
    return Solution.of(
        LongStream.range(2, below)
            .filter(n -> LongStream.rangeClosed(2, n / 2).noneMatch(d -> n % d == 0))
            .boxed()
            .toArray());
  }

  @Test
  void votersAndAWorkerDoTheJobsOfOneAnother()
      throws IOException, CodecException, InterruptedException {
    List<Integer> ports = freePorts(3);
    // the second finds the first, and the third any of them
    for (int voter = 0; voter < 3; voter++) {
      start("stay", ports, voter);
    }
    NodeCluster worker = start("stay", ports, -1);
    await(worker, 4);
    assertThat(worker.voters()).isEqualTo(3);
    assertThat(worker.nodes().stream().filter(NodeStanding::isVoter)).hasSize(3);
    ClusterJob first = sieve(nodes.getFirst(), 3000);
    ClusterJob second = sieve(worker, 2000);
    assertThat(end(nodes.getFirst(), first).solution()).isEqualTo(primes(3000));
    assertThat(end(worker, second).solution()).isEqualTo(primes(2000));
    nodes.getFirst().forget(first.id());
    worker.forget(second.id());
    assertThatThrownBy(first::look).isInstanceOf(ClusterException.class);
  }

  @Test
  void aMinorityPausesAndGoesOnWhenAVoterIsBack()
      throws IOException, InterruptedException, ExecutionException {
    List<Integer> ports = freePorts(3);
    for (int voter = 0; voter < 3; voter++) {
      start("pause", ports, voter);
    }
    NodeCluster first = nodes.getFirst();
    await(first, 3);
    // a node that has not yet seen the majority says that jobs wait, not that they pause
    while (said.stream().filter(text -> text.equals("The majority is together.")).count() < 3) {
      pause(first);
    }
    nodes.get(2).close();
    nodes.get(1).close();
    while (first.hasMajority()
        || said.stream().noneMatch(text -> text.startsWith("1 of 3 voters is here. Jobs pause"))) {
      pause(first);
    }
    FutureTask<ClusterJob> submitted = new FutureTask<>(() -> sieve(first, 3000));
    Thread.ofPlatform().daemon().start(submitted);
    nodes.remove(2);
    nodes.remove(1);
    start("pause", ports, 1);
    await(first, 2);
    assertThat(end(first, submitted.get()).solution()).isEqualTo(primes(3000));
    while (said.stream().noneMatch(text -> text.equals("The majority is back; jobs go on."))) {
      pause(first);
    }
  }

  @Test
  void whoCannotTakePartIsTold() throws IOException, InterruptedException {
    List<Integer> ports = freePorts(2);
    start("alone", ports.subList(0, 1), 0);
    assertThatThrownBy(() -> start("alone", ports.subList(0, 1), 0))
        .hasMessageContaining("the port is in use");
    assertThatThrownBy(() -> start("another", ports.subList(0, 1), -1))
        .hasMessageContaining("has another name");
    assertThatThrownBy(() -> start("alone", ports, 1))
        .hasMessageContaining("was founded with the voters");
    assertThatThrownBy(() -> start("alone", ports.subList(1, 2), -1))
        .hasMessageContaining("No member answers at");
  }
}
