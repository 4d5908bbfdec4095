package hocl.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.Molecule;
import hocl.runtime.check.Policy;
import hocl.runtime.codec.CodecException;
import hocl.runtime.copies.SimulatedVoters;
import hocl.runtime.copies.SimulatedWorld;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Ending;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Ledger;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.referee.Proceedings;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job on many nodes with faults, by a virtual clock: commands and answers that get
 * lost, come twice or late, owners of the ledger that stop before their backup has the command,
 * nodes that are killed, hang and come back, and clocks that run fast or slowly. After a while the
 * faults stop. The same seed gives the same run.
 */
@SuppressWarnings("ReferenceEquality") // an answer belongs to a request by identity
final class Simulation {

  private static final double FAULTS_UNTIL = 3000;
  private static final double END = 200_000;
  private static final double RESEND = 50;

  private final Random random;
  private final SimulatedStore store;
  private final JobSpec spec;
  private final Molecule content;
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final double faults;
  private final Policy policy;
  private final long clientIncarnation;
  private final Post direct;
  private final SimulatedReferee referee;
  private final @Nullable SimulatedVoters voters;
  private boolean keeps;
  private double now;
  private long order;

  Simulation(long seed) {
    this(seed, Setting.of(random(seed)));
  }

  /** A run in a setting; the seed decides about all else. */
  Simulation(long seed, Setting setting) {
    this(seed, setting, 0);
  }

  /** A run whose ledger is kept by that many voters, or by none that fails, for 0. */
  Simulation(long seed, Setting setting, int votersWithFaults) {
    random = random(~seed);
    clientIncarnation = fresh();
    Toy toy = setting.toy();
    store = new SimulatedStore(toy);
    content =
        toy.content(
            LongStream.range(0, setting.atoms()).mapToObj(i -> 1L + random.nextInt(60)).toList());
    policy = setting.policy();
    spec =
        new JobSpec(
            "job",
            setting.fragments(),
            toy.distribution(content).heads(),
            toy.distribution(content).isKeyed() ? 0 : setting.mergeAtoms(),
            setting.maxReactions(),
            setting.taskReactions(),
            setting.taskSteps(),
            1_000_000,
            null,
            false,
            policy);
    faults = setting.faults();
    List<Liar.Kind> liars = setting.liars();
    store.setUp(setting);
    for (int i = 0; i < setting.nodes(); i++) {
      double clock = faults > 0 && random.nextInt(5) == 0 ? 0.2 + 5 * random.nextDouble() : 1;
      nodes.add(node("n" + i, clock, 10 + setting.nodes(), i < liars.size() ? liars.get(i) : null));
    }
    direct = new DirectPost(this);
    referee =
        new SimulatedReferee(
            direct, policy, store.hands(spec), random, new Sender("client", clientIncarnation, 0));
    voters = votersWithFaults == 0 ? null : voters(votersWithFaults);
  }

  /** Wrong results may be final. */
  Simulation toleratingErrors() {
    store.mayErr = true;
    return this;
  }

  /** The process of the referee is gone at a time, and another one takes over. */
  Simulation losingTheReferee(double time) {
    after(time, () -> referee.takeOver(new Sender("other client", fresh(), 0)));
    return this;
  }

  /** The first referee was only cut off, and is back at a time. */
  Simulation findingTheReferee(double time) {
    after(time, referee::giveBack);
    return this;
  }

  /** The referee keeps all tasks, and nodes sign all that they send. */
  Simulation keepingTasks() {
    store.signs = true;
    keeps = true;
    return this;
  }

  /** Applies a command at once, and more than once. */
  byte[] applied(byte[] command) throws CodecException {
    if (voters != null) {
      return voters.directly(command);
    }
    store.apply(command, true);
    store.apply(command, false);
    return store.apply(command, false);
  }

  /** What is left when the run is over. */
  Leavings leavings() {
    return new Leavings(store, spec, referee);
  }

  /** The record of the draws, when the run is over. */
  Proceedings proceedings() {
    return referee.proceedings(store.ledger());
  }

  private SimulatedVoters voters(int count) {
    return new SimulatedVoters(new Troubles(), store::choose, "job", count);
  }

  /** The clock and the faults, as the voters see them. */
  private final class Troubles implements SimulatedWorld {
    @Override
    public void after(double delay, Runnable action) {
      Simulation.this.after(delay, action::run);
    }

    @Override
    public double now() {
      return now;
    }

    @Override
    public double delay() {
      return Simulation.this.delay();
    }

    @Override
    public boolean fault() {
      return Simulation.this.fault();
    }

    @Override
    public boolean isTroubled() {
      return faults > 0 && now < FAULTS_UNTIL;
    }

    @Override
    public Random random() {
      return random;
    }
  }

  /** Seeds that are neighbours would begin alike. */
  static Random random(long seed) {
    return new Random(seed * 0x9e3779b97f4a7c15L);
  }

  private SimulatedNode node(String name, double clock, double pause, Liar.@Nullable Kind kind) {
    if (kind == null) {
      store.trust(name);
    }
    return new SimulatedNode(name, fresh(), clock, pause, store, spec, kind);
  }

  private long fresh() {
    return random.nextLong() >>> 1;
  }

  private boolean fault() {
    return now < FAULTS_UNTIL && random.nextDouble() < faults;
  }

  private void after(double delay, Event.Action action) {
    events.add(new Event(now + delay, order++, action));
  }

  /** Runs to the end; gives the number of commands with an effect. */
  long run() throws CodecException, InterruptedException {
    submit();
    after(1, this::preside);
    for (SimulatedNode node : nodes) {
      after(random.nextDouble() * 20, () -> send(node));
    }
    after(random.nextDouble() * 200, this::trouble);
    if (voters != null) {
      after(random.nextDouble() * 200, voters::trouble);
    }
    while (!events.isEmpty() && !isOver()) {
      Event event = events.remove();
      now = event.time();
      assertThat(now).as("it comes to an end after the faults").isLessThan(END);
      event.action().act();
    }
    store.finished(content);
    return store.applied;
  }

  /** Whether all honest nodes have heard of the end; others may never ask. */
  private boolean isOver() {
    return ending() != null && nodes.stream().allMatch(node -> node.finished || !node.isHonest());
  }

  /** The client's own troubles are not simulated; that it sends everything twice is. */
  private void submit() throws CodecException, InterruptedException {
    Client client = new Client(new Sender("client", clientIncarnation, 0), direct, store.blobs());
    assertThat(client.submit(spec, store.toy().distribution(content), content)).isTrue();
    if (keeps) {
      referee.keep(client.beginning());
    }
  }

  private void preside() throws CodecException, InterruptedException {
    Ledger ledger = store.ledger();
    if (ledger != null) {
      referee.act(ledger);
    }
    after(1 + random.nextDouble() * 20, this::preside);
  }

  /** Sends what is open, or the next command, and sends it again until there is an answer. */
  private void send(SimulatedNode node) {
    if (!node.alive || node.finished) {
      return;
    }
    if (hangs(node, () -> send(node))) {
      return;
    }
    Request request = node.open == null ? node.next() : node.open;
    byte[] command = Codec.encode(request);
    long incarnation = node.incarnation();
    int copies = fault() ? random.nextInt(3) : 1;
    for (int copy = 0; copy < copies; copy++) {
      after(delay(), () -> deliver(node, request, command));
    }
    after(
        RESEND + delay(),
        () -> {
          if (node.open == request && node.incarnation() == incarnation) {
            send(node);
          }
        });
  }

  private double delay() {
    return fault() ? random.nextDouble() * 800 : 1 + random.nextDouble() * 4;
  }

  private void deliver(SimulatedNode node, Request request, byte[] command) throws CodecException {
    if (voters != null) {
      voters.submit(
          voters.side(), command, answer -> after(delay(), () -> receive(node, request, answer)));
      return;
    }
    boolean lost = fault();
    byte[] answer = store.apply(command, lost);
    if (lost || fault()) {
      return;
    }
    after(delay(), () -> receive(node, request, answer));
  }

  private void receive(SimulatedNode node, Request request, byte[] answer) throws CodecException {
    if (!node.alive || node.open != request || hangs(node, () -> receive(node, request, answer))) {
      return;
    }
    double busy = node.handle(Codec.answer(answer), now, fresh());
    after(busy + 0.1, () -> send(node));
  }

  private boolean hangs(SimulatedNode node, Event.Action then) {
    if (now < node.hungUntil) {
      after(node.hungUntil - now + 0.1, then);
      return true;
    }
    return false;
  }

  /** Now and then a node is killed and another one comes, or one hangs. */
  private void trouble() {
    if (now >= FAULTS_UNTIL) {
      return;
    }
    if (faults > 0) {
      SimulatedNode node = nodes.get(random.nextInt(nodes.size()));
      switch (random.nextInt(4)) {
        case 0 -> {
          node.alive = false;
          SimulatedNode other = node("m" + order, node.clockSpeed, node.pause, null);
          nodes.remove(node);
          nodes.add(other);
          after(random.nextDouble() * 100, () -> send(other));
          notice(node, node.incarnation());
        }
        case 1 -> {
          node.hungUntil = now + random.nextDouble() * 1500;
          if (random.nextBoolean()) {
            notice(node, node.incarnation());
          }
        }
        default -> {}
      }
    }
    after(random.nextDouble() * 300, this::trouble);
  }

  /** Some nodes notice in the end that a node is gone, or believe it. */
  private void notice(SimulatedNode gone, long incarnation) {
    after(
        random.nextDouble() * 400,
        () -> {
          for (SimulatedNode node : nodes) {
            if (node != gone && random.nextBoolean()) {
              node.tell(gone.name, incarnation);
            }
          }
        });
  }

  /** How the job ended. */
  Ending.@Nullable Kind ending() {
    Ledger ledger = store.ledger();
    return ledger == null || ledger.ending() == null ? null : ledger.ending().kind();
  }

  /** Whether the atoms in the end are those of a run of all of them together. */
  boolean isRight() {
    return store.isRight(content);
  }

  /** The names of the nodes that were convicted. */
  List<String> convicted() {
    Ledger ledger = store.ledger();
    return ledger == null ? List.of() : ledger.quarantined();
  }

  /** Why a node was convicted; empty if it was not. */
  String guilt(String node) {
    return proceedings().convicted().getOrDefault(node, "");
  }

  /** How often each node committed a wrong result. */
  int lies() {
    return nodes.stream().mapToInt(SimulatedNode::lies).sum();
  }

  /** The number of commits. */
  long tasks() {
    return store.commits();
  }

  /** How often a task was done or verified, by nodes. */
  long done() {
    return nodes.stream().mapToLong(SimulatedNode::done).sum();
  }

  /** The number of reactions. */
  long reactions() {
    Ledger ledger = store.ledger();
    return ledger == null ? 0 : ledger.reactions();
  }

  /** A description of the simulation, for people. */
  @Override
  public String toString() {
    String others = voters == null ? "" : ", " + voters;
    return store.toy() + " on " + nodes.size() + " nodes, " + spec + others + ", at " + now;
  }
}
