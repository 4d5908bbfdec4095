package hocl.runtime.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Request;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Tells the ledgers of jobs which members left. Any thread may call. */
final class Departures implements MembershipListener {

  /** The slot of the sender that tells ledgers of members that left; executors have others. */
  private static final int HOUSEKEEPING = 1_000_000;

  private final Node node;
  private final Set<String> jobs = ConcurrentHashMap.newKeySet();
  private final Acquaintances met;
  private final AtomicLong sequence = new AtomicLong();

  /**
   * For the ledgers that a node reaches.
   *
   * @param met the members that the process has met, also in an earlier cluster
   */
  Departures(Node node, Acquaintances met) {
    this.node = node;
    this.met = met;
  }

  /** Tells the ledger of this job, too, who left and who leaves. */
  void attend(String job) {
    jobs.add(job);
    List<Command> before =
        met.gone(node.standings().stream().map(NodeStanding::name).collect(Collectors.toSet()));
    if (!before.isEmpty()) {
      tellSoon(job, before);
    }
  }

  void forget(String job) {
    jobs.remove(job);
  }

  @Override
  public void memberAdded(MembershipEvent event) {
    met.meet(event.getMember());
    node.learnVoters();
  }

  @Override
  public void memberRemoved(MembershipEvent event) {
    Member member = event.getMember();
    String number = member.getAttribute(MemberConfig.INCARNATION);
    if (number == null) {
      return;
    }
    met.meet(member);
    Command left = new Command.Left(member.getUuid().toString(), Long.parseLong(number));
    jobs.forEach(job -> tellSoon(job, List.of(left)));
  }

  private void tellSoon(String job, List<Command> commands) {
    Thread.ofVirtual()
        .name("hocl-departure")
        .start(() -> commands.forEach(command -> tell(job, command)));
  }

  private void tell(String job, Command command) {
    try {
      synchronized (sequence) {
        if (order(job, command) instanceof Answer.Refused refused
            && refused.reason() == Answer.Reason.UNKNOWN_SENDER) {
          // the executors of this node have not joined yet
          order(job, new Command.Join());
          order(job, command);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (NodeEndedException e) {
      // then another member tells it
    }
  }

  private Answer order(String job, Command command) throws InterruptedException {
    return node.post(job)
        .send(new Request(node.sender(HOUSEKEEPING), sequence.incrementAndGet(), command));
  }
}
