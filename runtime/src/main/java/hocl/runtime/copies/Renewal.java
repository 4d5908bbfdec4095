package hocl.runtime.copies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A voter's attempt to begin a term of a job: it asks all voters for a promise, and takes the
 * latest value of those that give it. For one thread.
 */
public final class Renewal {

  private final String job;
  private final int voters;
  private final long term;
  private final List<Reply.Standing> replies = new ArrayList<>();
  private long refused;

  /**
   * An attempt.
   *
   * @param own the voter that is going to lead
   * @param after a term that others are known to have promised; the new one is later
   */
  public Renewal(Copies own, String job, long after) {
    this.job = job;
    this.voters = own.voters();
    this.term =
        Mark.termAfter(
            Math.max(after, Math.max(own.promised(job), own.of(job).mark().term())), own.voter());
  }

  /** Goes to every voter, this one included. */
  public Question question() {
    return new Question.Promise(job, term);
  }

  /** The term that it is about. */
  public long term() {
    return term;
  }

  /** Takes an answer to the question. */
  public void add(Reply.Standing reply) {
    replies.add(reply);
    if (!reply.granted()) {
      refused = Math.max(refused, Math.max(reply.promised(), reply.mark().term()));
    }
  }

  /** The latest term that was a reason to refuse the promise, or 0. */
  public long refused() {
    return refused;
  }

  /** The answer with the value to go on with, once most voters have promised. */
  public Optional<Reply.Standing> latest() {
    // what is known of lives counts, whatever else is in the answer
    List<Vote> all = replies.stream().map(Reply.Standing::vote).toList();
    List<Reply.Standing> valid =
        replies.stream().filter(reply -> reply.granted() && reply.vote().counts(all)).toList();
    Set<Integer> promising = Vote.standFor(valid.stream().map(Reply.Standing::vote).toList(), all);
    if (!Vote.areMost(promising.size(), voters)) {
      return Optional.empty();
    }
    Reply.Standing latest = valid.getFirst();
    for (Reply.Standing reply : valid) {
      if (reply.mark().compareTo(latest.mark()) > 0) {
        latest = reply;
      }
    }
    return Optional.of(latest);
  }
}
