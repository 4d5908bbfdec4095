package hocl.runtime.task;

import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Lease;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.reactor.Cancellation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node with one executor, as a machine that is driven by answers and by time. */
final class SimulatedNode {

  /** How long others may be silent, by the node's own clock. */
  private static final double PATIENCE = 300;

  final String name;
  final double clockSpeed;

  /** The time between two looks while nothing is free. */
  final double pause;

  private final SimulatedStore store;
  private final JobSpec spec;
  private long incarnation;
  private Task task;
  boolean alive = true;
  boolean finished;
  double hungUntil;

  /** The command without an answer. */
  @Nullable Request open;

  private long sequence;
  private final Deque<Command> housekeeping = new ArrayDeque<>();
  private final Map<Long, Double> firstSeen = new HashMap<>();
  private @Nullable Commit commit;
  private boolean joined;

  SimulatedNode(
      String name,
      long incarnation,
      double clockSpeed,
      double pause,
      SimulatedStore store,
      JobSpec spec) {
    this.name = name;
    this.clockSpeed = clockSpeed;
    this.pause = pause;
    this.store = store;
    this.spec = spec;
    this.incarnation = incarnation;
    this.task = task();
  }

  private Task task() {
    return new Task(
        store.toy(),
        store.toy().distribution(hocl.runtime.atom.Molecule.EMPTY),
        spec.fragments(),
        spec.mergeAtoms(),
        store.blobs(),
        incarnation,
        failure -> Bytes.NONE,
        false);
  }

  long incarnation() {
    return incarnation;
  }

  /** Says that another node is gone, as the cluster tells it. */
  void tell(String node, long gone) {
    housekeeping.add(new Command.Left(node, gone));
  }

  /** The next command, if none is open. */
  Request next() {
    Command command;
    if (!joined) {
      command = new Command.Join();
    } else if (!housekeeping.isEmpty() && commit == null) {
      command = housekeeping.remove();
    } else {
      command = new Command.Work(commit, null, true);
      commit = null;
    }
    Request request = new Request(new Sender(name, incarnation, 0), ++sequence, command);
    open = request;
    return request;
  }

  /** Handles the answer to the open command; gives how long the node is busy then. */
  double handle(Answer answer, double now, long freshIncarnation) throws CodecException {
    Request request = open;
    open = null;
    if (request == null) {
      return 0;
    }
    return switch (answer) {
      case Answer.Lost lost -> {
        open = request;
        yield 20;
      }
      case Answer.Refused refused -> {
        // it counted as gone: it begins anew
        incarnation = freshIncarnation;
        joined = false;
        commit = null;
        sequence = 0;
        task = task();
        yield 5;
      }
      case Answer.Seen seen -> throw new AssertionError("no look was asked for");
      case Answer.Done done -> {
        joined = true;
        yield 0;
      }
      case Answer.Worked worked -> {
        store.blobs().remove(worked.released());
        yield next(worked.next(), now);
      }
    };
  }

  private double next(Answer.Next next, double now) throws CodecException {
    switch (next) {
      case Answer.Leased leased -> {
        firstSeen.clear();
        return run(leased.lease());
      }
      case Answer.Wait wait -> {
        for (Answer.Live live : wait.live()) {
          double since = firstSeen.computeIfAbsent(live.fence(), fence -> now);
          if ((now - since) * clockSpeed > PATIENCE * live.allowance()) {
            firstSeen.remove(live.fence());
            housekeeping.add(new Command.Revoke(live.fence()));
          }
        }
        return pause;
      }
      case Answer.Ended ended -> finished = true;
      case Answer.Nothing nothing -> throw new AssertionError("a lease was asked for");
    }
    return 0;
  }

  private double run(Lease lease) throws CodecException {
    List<Toy.Reacted> reactions = new ArrayList<>();
    Toy.RECORD.set(reactions);
    try {
      commit = task.run(lease, new Cancellation());
      store.attempt(lease.fence(), incarnation, reactions);
    } catch (LostBlobException e) {
      commit = null;
    } finally {
      Toy.RECORD.remove();
    }
    return (5 + reactions.size()) / clockSpeed;
  }
}
