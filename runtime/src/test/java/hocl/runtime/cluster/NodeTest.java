package hocl.runtime.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Ending;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.task.Blobs;
import hocl.runtime.task.Client;
import hocl.runtime.task.Sizes;
import hocl.runtime.task.Toy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three members in one process. */
@Timeout(240)
class NodeTest {

  private static final Sizes SIZES = new Sizes(500, 16, 200, 300);

  private final List<Node> nodes = new ArrayList<>();
  private final List<Holdings> holdings = new ArrayList<>();
  private final List<Acquaintances> met = new ArrayList<>();
  private final String cluster = "hocl-test-" + Long.toHexString(new Random().nextLong());

  @BeforeEach
  void found() {
    for (int voter = 0; voter < 3; voter++) {
      holdings.add(new Holdings(voter, 3));
      met.add(new Acquaintances());
    }
    join();
  }

  private void join() {
    for (int voter = 0; voter < 3; voter++) {
      nodes.add(start(voter));
    }
    for (Node node : nodes) {
      // those that were there first hear of the others a little later
      while (node.members() != 3) {
        Thread.onSpinWait();
      }
    }
  }

  /** The owner of the ledger, as soon as the members know of it. */
  private Node owner() {
    // whatever is asked first spreads the entries over the members
    nodes.getFirst().blobs().get("no blob");
    while (true) {
      for (Node node : nodes) {
        if (nodes.stream().allMatch(each -> each.ownerOf("a job").equals(node.name()))) {
          return node;
        }
      }
      Thread.onSpinWait();
    }
  }

  private Node start(int voter) {
    List<Integer> ports = nodes.stream().map(Node::port).toList();
    return Node.start(
        new MemberSettings(cluster, voter, 3, ports, 1), holdings.get(voter), met.get(voter));
  }

  @AfterEach
  void end() {
    nodes.forEach(Node::kill);
  }

  /** A job that some nodes work on. */
  private static final class Running {
    final JobSpec spec;
    final Distribution distribution;
    final Toy toy;
    final Client client;
    final Node gate;
    final List<Object> errors = new CopyOnWriteArrayList<>();
    final List<Workforce> workforces = new ArrayList<>();

    Running(Toy toy, Molecule content, Node gate, long maxReactions)
        throws CodecException, InterruptedException {
      this.toy = toy;
      this.gate = gate;
      distribution = toy.distribution(content);
      spec =
          Client.specification(
              "a job",
              distribution,
              SIZES,
              content,
              maxReactions,
              null,
              false,
              new hocl.runtime.check.Policy.None());
      client = new Client(new Sender("client", 1, 0), gate.post("a job"), blobs());
      assertThat(client.submit(spec, distribution, content)).isTrue();
    }

    Blobs blobs() {
      return new Blobs(gate.blobs(), "a job", Definitions.NONE, SIZES.blobAtoms());
    }

    void work(Node node) {
      workforces.add(
          new Workforce(
              node,
              spec,
              distribution,
              toy,
              SIZES,
              1,
              failure -> Bytes.NONE,
              error -> errors.add(String.valueOf(error))));
    }

    Answer.Seen look() throws InterruptedException {
      assertThat(errors).isEmpty();
      Request request = new Request(new Sender("client", 1, 0), 0, new Command.Look());
      return (Answer.Seen) gate.post("a job").send(request);
    }

    Answer.Seen end() throws InterruptedException {
      Answer.Seen seen = look();
      while (seen.ending() == null) {
        gate.post("a job").pause(java.time.Duration.ofMillis(10));
        seen = look();
      }
      return seen;
    }
  }

  private static Molecule numbers(int count) {
    return Molecule.ofInts(LongStream.range(0, count).map(i -> 1 + i * 7919 % count).toArray());
  }

  private static void inert(Answer.Seen seen) {
    Ending ending = seen.ending();
    assertThat(ending == null ? null : ending.kind()).isEqualTo(Ending.Kind.INERT);
  }

  @Test
  void threeNodesFindTheMaximum() throws CodecException, InterruptedException {
    Running job = new Running(Toy.MAX, numbers(5000), nodes.getFirst(), Long.MAX_VALUE);
    nodes.forEach(job::work);
    Answer.Seen seen = job.end();
    inert(seen);
    assertThat(job.blobs().read(seen.content()).atoms()).containsExactly(5000L);
    assertThat(seen.reactions()).isEqualTo(4999);
  }

  @Test
  void whereAllJoinAnewTheirFormerMembersAreGone() throws CodecException, InterruptedException {
    Running job = new Running(Toy.MAX, numbers(5000), nodes.getFirst(), Long.MAX_VALUE);
    Node holder = nodes.getLast();
    Sender sender = holder.sender(0);
    holder.post("a job").send(new Request(sender, 1, new Command.Join()));
    holder.post("a job").send(new Request(sender, 2, new Command.Work(null, null, true)));
    assertThat(job.look().holders()).containsExactly(sender);
    nodes.forEach(Node::kill);
    nodes.clear();
    join();
    Node other = nodes.getFirst();
    other.attend("a job");
    Request look = new Request(other.sender(1), 0, new Command.Look());
    while (!((Answer.Seen) other.post("a job").send(look)).holders().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void atomsFlowToTheFragmentOfTheirKey() throws CodecException, InterruptedException {
    Molecule content =
        Molecule.packed(
            LongStream.range(0, 3000).mapToObj(i -> (Object) Tuple.of(i % 23, i)).toList());
    Running job = new Running(Toy.MERGE, content, nodes.getLast(), Long.MAX_VALUE);
    nodes.forEach(job::work);
    Answer.Seen seen = job.end();
    inert(seen);
    Molecule result = job.blobs().read(seen.content());
    assertThat(result.size()).isLessThanOrEqualTo(23);
    assertThat(result.atoms().stream().mapToLong(atom -> (Long) ((Tuple) atom).get(1)).sum())
        .isEqualTo(3000L * 2999 / 2);
    assertThat(seen.reactions()).isEqualTo(3000 - result.size());
  }

  @Test
  void nothingIsLostWhenTheOwnerOfTheLedgerIsGone() throws CodecException, InterruptedException {
    Molecule content = numbers(4000);
    Node owner = owner();
    Node gate = nodes.stream().filter(node -> node != owner).findFirst().orElseThrow();
    Running job = new Running(Toy.SIEVE, content, gate, Long.MAX_VALUE);
    job.work(owner);
    Answer.Seen seen = job.look();
    while (seen.reactions() < 500
        || seen.holders().stream().noneMatch(holder -> holder.node().equals(owner.name()))) {
      seen = job.look();
      assertThat(seen.ending()).isNull();
    }
    int voter = nodes.indexOf(owner);
    owner.kill();
    nodes.remove(owner);
    nodes.forEach(job::work);
    // a process that was killed remembers nothing
    holdings.set(voter, new Holdings(voter, 3));
    met.set(voter, new Acquaintances());
    nodes.add(start(voter));
    job.work(nodes.getLast());
    seen = job.end();
    inert(seen);
    assertThat(Solution.of(job.blobs().read(seen.content()))).isEqualTo(Solution.of(1L));
  }

  @Test
  void theLimitOfReactionsIsExact() throws CodecException, InterruptedException {
    Running job = new Running(Toy.MAX, numbers(5000), nodes.getFirst(), 1234);
    nodes.forEach(job::work);
    Answer.Seen seen = job.end();
    Ending ending = seen.ending();
    assertThat(ending == null ? null : ending.kind()).isEqualTo(Ending.Kind.REACTION_LIMIT);
    assertThat(seen.reactions()).isEqualTo(1234);
    assertThat(job.blobs().read(seen.content()).size()).isEqualTo(5000 - 1234);
  }
}
