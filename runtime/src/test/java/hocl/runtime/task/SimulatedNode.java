package hocl.runtime.task;

import static org.assertj.core.api.Assertions.fail;

import hocl.runtime.codec.CodecException;
import hocl.runtime.key.SigningKey;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.CommitSignature;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Lease;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.ledger.VerdictSignature;
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

  /** The share of wrong results of a node that lies rarely. */
  private static final double RARELY = 0.3;

  final String name;
  final double clockSpeed;

  /** The time between two looks while nothing is free. */
  final double pause;

  private final SimulatedStore store;
  private long incarnation;
  private final Hands hands;
  private final Liar.@Nullable Kind kind;
  private final Conduct conduct;
  private Task task;
  private final Verifier verifier;
  boolean alive = true;
  boolean finished;
  double hungUntil;

  /** The command without an answer. */
  @Nullable Request open;

  private long sequence;
  private final Deque<Command> housekeeping = new ArrayDeque<>();
  private final Map<Long, Double> firstSeen = new HashMap<>();
  private @Nullable Commit commit;
  private Command.@Nullable Verdict verdict;
  private boolean joined;
  private @Nullable Commit second;

  /** The key of this life of the node, where results are signed. */
  private @Nullable SigningKey key;

  private int lies;
  private int done;

  SimulatedNode(
      String name,
      long incarnation,
      double clockSpeed,
      double pause,
      SimulatedStore store,
      JobSpec spec,
      Liar.@Nullable Kind kind) {
    this.kind = kind;
    this.hands = store.hands(spec);
    this.verifier = hands.verifier(incarnation);
    this.conduct =
        kind == null ? Conduct.HONEST : new Liar(kind, RARELY, incarnation, hands, incarnation);
    this.name = name;
    this.clockSpeed = clockSpeed;
    this.pause = pause;
    this.store = store;
    this.incarnation = incarnation;
    this.task = task();
  }

  private Task task() {
    return hands.task(incarnation);
  }

  /** How often it did or verified a task. */
  int done() {
    return done;
  }

  /** How often it gave another result than it found. */
  int lies() {
    return lies;
  }

  /** Whether it says what is. */
  boolean isHonest() {
    return kind == null;
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
    } else if (second != null && commit == null) {
      command = new Command.Work(second, null, true);
      second = null;
    } else if (!housekeeping.isEmpty() && commit == null && verdict == null) {
      command = housekeeping.remove();
    } else {
      command = new Command.Work(commit, verdict, true);
      commit = null;
      verdict = null;
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
      case Answer.Refused refused
          when refused.reason() == Answer.Reason.QUARANTINED || kind != null -> {
        finished = true;
        yield 0;
      }
      case Answer.Refused refused -> {
        // it counted as gone: it begins anew
        incarnation = freshIncarnation;
        joined = false;
        commit = null;
        verdict = null;
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
      case Answer.Verify verify -> {
        firstSeen.clear();
        return verify(verify.step());
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

  private double verify(Provisional step) throws CodecException {
    done++;
    verdict =
        conduct.verdict(
            step,
            () -> {
              Verifier.Finding found = verifier.verify(step, new Cancellation());
              if (found != null && !found.remark().isEmpty()) {
                fail(found.remark());
              }
              boolean absent =
                  found != null && !found.right() && found.proof() == Verifier.Proof.PRESENCE;
              return found == null || absent
                  ? null
                  : new Command.Verdict(step.fence(), found.right(), found.words());
            });
    if (verdict != null && store.signs) {
      verdict = VerdictSignature.sign(verdict, step.commit(), key());
    }
    return (5 + step.commit().reactions()) / clockSpeed;
  }

  private SigningKey key() {
    SigningKey known = key == null ? SigningKey.draw() : key;
    key = known;
    return known;
  }

  private double run(Lease lease) throws CodecException {
    done++;
    List<Toy.Reacted> reactions = new ArrayList<>();
    Toy.RECORD.set(reactions);
    try {
      @Nullable Commit[] found = new Commit[1];
      commit =
          conduct.commit(
              lease,
              () -> {
                found[0] = task.run(lease, new Cancellation());
                return found[0];
              });
      lies += commit != null && found[0] != null && !commit.equals(found[0]) ? 1 : 0;
      if (commit != null && store.signs) {
        Commit other = conduct.second(commit, lease);
        second = other == null ? null : CommitSignature.sign(other, key());
        commit = CommitSignature.sign(commit, key());
      }
      store.attempt(lease.fence(), incarnation, reactions);
    } catch (LostBlobException e) {
      commit = null;
      second = null;
    } finally {
      Toy.RECORD.remove();
    }
    return (5 + reactions.size()) / clockSpeed;
  }
}
