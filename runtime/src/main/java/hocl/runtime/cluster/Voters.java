package hocl.runtime.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.ExecutionCallback;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import hocl.runtime.codec.CodecException;
import hocl.runtime.copies.Question;
import hocl.runtime.copies.Reply;
import hocl.runtime.copies.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The way from one member to the voters, itself included. Any thread may call. */
final class Voters {

  private final HazelcastInstance instance;
  private final IExecutorService quick;
  private final IExecutorService terms;
  private final @Nullable Desk own;

  /**
   * The way to the voters.
   *
   * @param own the desk of this member, or null if it is a worker
   */
  Voters(HazelcastInstance instance, @Nullable Desk own) {
    this.instance = instance;
    this.quick = instance.getExecutorService(MemberConfig.QUICK);
    this.terms = instance.getExecutorService(MemberConfig.TERMS);
    this.own = own;
  }

  /** The voters that are members, by their numbers. */
  Map<Integer, Member> present() {
    Map<Integer, Member> all = new TreeMap<>();
    for (Member member : instance.getCluster().getMembers()) {
      String voter = member.getAttribute(MemberConfig.VOTER);
      if (voter != null) {
        all.put(Integer.parseInt(voter), member);
      }
    }
    return all;
  }

  /** Whether the instance goes on. */
  boolean isRunning() {
    return instance.getLifecycleService().isRunning();
  }

  /**
   * The answer of a voter.
   *
   * @param voter its number
   * @param content the answer, or empty if it failed
   */
  record Answer(int voter, Optional<byte[]> content) {}

  /**
   * Asks a voter.
   *
   * @param answers takes the answer, or that there is none
   */
  void call(int voter, Member member, int kind, byte[] content, Collection<Answer> answers)
      throws InterruptedException {
    if (member.localMember() && own != null) {
      answers.add(new Answer(voter, Optional.of(own.answer(kind, content))));
      return;
    }
    try {
      quick.submitToMember(
          new VoterCall(kind, content, null),
          member,
          new ExecutionCallback<byte[]>() {
            @Override
            public void onResponse(byte[] response) {
              answers.add(new Answer(voter, Optional.ofNullable(response)));
            }

            @Override
            public void onFailure(Throwable failure) {
              answers.add(new Answer(voter, Optional.empty()));
            }
          });
    } catch (HazelcastException | IllegalStateException | RejectedExecutionException e) {
      answers.add(new Answer(voter, Optional.empty()));
    }
  }

  /** Tells voters something, without an answer. */
  void tell(int kind, byte[] content) throws InterruptedException {
    List<Answer> ignored = java.util.Collections.synchronizedList(new ArrayList<>());
    for (Map.Entry<Integer, Member> one : present().entrySet()) {
      call(one.getKey(), one.getValue(), kind, content, ignored);
    }
  }

  /**
   * Asks a voter and waits.
   *
   * @return the answer, or null if there is none in time
   */
  byte @Nullable [] ask(int voter, int kind, byte[] content, Duration longest)
      throws InterruptedException {
    Member member = present().get(voter);
    if (member == null) {
      return null;
    }
    LinkedBlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    call(voter, member, kind, content, answers);
    Answer answer = answers.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    return answer == null ? null : answer.content().orElse(null);
  }

  /** The reply of a voter to a question about copies, or null if none comes in time. */
  @Nullable Reply ask(int voter, Question question, Duration longest) throws InterruptedException {
    byte[] answer = ask(voter, VoterCall.ASK, Wire.encode(question), longest);
    return answer == null ? null : reply(answer);
  }

  private static Reply reply(byte[] bytes) {
    try {
      return Wire.reply(bytes);
    } catch (CodecException e) {
      throw new IllegalStateException("a voter answers in an unknown way", e);
    }
  }

  /**
   * Asks some voters about copies, until enough have answered, or all, or the time is over.
   *
   * @param enough takes each reply, and says whether no more are needed
   * @return whether all answered that were not passed over
   */
  boolean askAll(
      Map<Integer, Member> some, Question question, Duration longest, Predicate<Reply> enough)
      throws InterruptedException {
    BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    byte[] content = Wire.encode(question);
    for (Map.Entry<Integer, Member> one : some.entrySet()) {
      call(one.getKey(), one.getValue(), VoterCall.ASK, content, answers);
    }
    long end = System.nanoTime() + longest.toNanos();
    boolean whole = true;
    for (int i = 0; i < some.size(); i++) {
      Answer answer = answers.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (answer == null) {
        return false;
      }
      whole &= answer.content().isPresent();
      if (answer.content().isPresent() && enough.test(reply(answer.content().get()))) {
        return true;
      }
    }
    return whole;
  }

  /**
   * Asks the owner of the entry of a job to begin a term, and waits for that.
   *
   * @param after a term that it has to be later than
   * @return whether it did
   */
  boolean renew(String job, long after, Duration longest) throws InterruptedException {
    Future<byte[]> done;
    try {
      done =
          terms.submitToKeyOwner(
              new VoterCall(VoterCall.RENEW, Desk.renewal(job, after), null), job);
    } catch (RejectedExecutionException e) {
      return false;
    }
    try {
      byte[] answer = done.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return answer != null && answer.length > 0;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }
}
