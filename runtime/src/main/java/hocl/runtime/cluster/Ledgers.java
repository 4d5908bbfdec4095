package hocl.runtime.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.map.IMap;
import hocl.runtime.codec.CodecException;
import hocl.runtime.copies.Copies;
import hocl.runtime.copies.MajorityCheck;
import hocl.runtime.copies.Mark;
import hocl.runtime.copies.Question;
import hocl.runtime.copies.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands to the voters that lead their jobs, and gives an answer when most voters have the
 * value that it came from. Any thread may call.
 */
final class Ledgers {

  private static final Duration FOR_A_FAST_REPLY = Duration.ofMillis(30);
  private static final Duration FOR_A_REPLY = Duration.ofMillis(300);
  private static final Duration FOR_A_TERM = Duration.ofSeconds(4);

  private final IMap<String, Long> entries;
  private final Voters voters;
  private final @Nullable Copies copies;

  /** The number of this voter, or -1 at a worker. */
  private final int own;

  /** Another voter that had a value in time. */
  private volatile int favourite = -1;

  /**
   * The way to ledgers.
   *
   * @param copies of this voter, or null at a worker
   */
  Ledgers(IMap<String, Long> entries, Voters voters, @Nullable Copies copies) {
    this.entries = entries;
    this.voters = voters;
    this.copies = copies;
    this.own = copies == null ? -1 : copies.voter();
  }

  /**
   * Sends a command once.
   *
   * @param all the number of voters that the cluster was founded with
   * @return the answer as bytes, or null if the command may or may not have had its effect, and has
   *     to be sent again
   * @throws InterruptedException if the thread was interrupted
   */
  byte @Nullable [] send(String job, byte[] command, int all) throws InterruptedException {
    byte[] result = entries.executeOnKey(job, new LedgerProcessor(command, copies));
    if (result == null || result.length == 0) {
      voters.renew(job, 0, FOR_A_TERM);
      return null;
    }
    try {
      MajorityCheck assurance = new MajorityCheck(job, LedgerProcessor.mark(result), all);
      if (isSure(assurance, job, all)) {
        return LedgerProcessor.answer(result);
      }
    } catch (CodecException e) {
      throw new IllegalStateException("a ledger answers in an unknown way", e);
    }
    return null;
  }

  private boolean isSure(MajorityCheck assurance, String job, int all) throws InterruptedException {
    Map<Integer, Member> present = voters.present();
    Predicate<Reply> sure =
        reply -> {
          assurance.add((Reply.Standing) reply);
          if (reply.vote().voter() != own && ((Reply.Standing) reply).granted()) {
            favourite = reply.vote().voter();
          }
          return assurance.isSure();
        };
    voters.askAll(few(present, all), assurance.question(), FOR_A_FAST_REPLY, sure);
    if (!assurance.isSure()) {
      voters.askAll(present, assurance.question(), FOR_A_REPLY, sure);
    }
    if (assurance.isSure()) {
      return true;
    }
    if (assurance.later() > 0) {
      voters.renew(job, assurance.later(), FOR_A_TERM);
      return false;
    }
    // the others have not followed, so they get the value itself
    Map<Integer, Member> behind = new TreeMap<>(present);
    behind.keySet().retainAll(assurance.behind());
    Integer from = assurance.holder();
    if (behind.isEmpty()
        || from == null
        || !(voters.ask(from, new Question.Fetch(job), FOR_A_REPLY)
            instanceof Reply.Fetched fetched)) {
      return false;
    }
    voters.askAll(
        behind,
        new Question.Store(job, fetched.copy()),
        FOR_A_REPLY,
        reply -> {
          assurance.add((Reply.Standing) reply);
          return assurance.isSure();
        });
    return assurance.isSure();
  }

  /** As many voters as are enough: the own one, and those that answered last. */
  private Map<Integer, Member> few(Map<Integer, Member> present, int all) {
    List<Integer> order = new ArrayList<>(present.keySet());
    int last = favourite;
    order.sort(Comparator.comparingInt(voter -> voter == own ? 0 : voter == last ? 1 : 2));
    Map<Integer, Member> few = new TreeMap<>(present);
    few.keySet().retainAll(order.subList(0, Math.min(order.size(), all / 2 + 1)));
    return few;
  }

  /** Brings the copies of a job up to date that are behind those of this voter, which leads it. */
  void spread(String job, Copies own) throws InterruptedException {
    Mark mark = own.of(job).mark();
    MajorityCheck assurance = new MajorityCheck(job, mark, own.voters());
    Map<Integer, Member> present = voters.present();
    voters.askAll(
        present,
        assurance.question(),
        FOR_A_REPLY,
        reply -> {
          assurance.add((Reply.Standing) reply);
          return false;
        });
    Map<Integer, Member> behind = new TreeMap<>(present);
    behind.keySet().retainAll(assurance.behind());
    if (!behind.isEmpty()) {
      voters.askAll(behind, new Question.Store(job, own.of(job)), FOR_A_REPLY, reply -> false);
    }
  }
}
