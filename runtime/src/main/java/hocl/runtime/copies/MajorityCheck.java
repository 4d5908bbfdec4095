package hocl.runtime.copies;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out whether most voters have the value that an answer came from. For one thread. */
public final class MajorityCheck {

  private final String job;
  private final Mark mark;
  private final int voters;
  private final List<Reply.Standing> replies = new ArrayList<>();

  /**
   * About one answer.
   *
   * @param mark of the value that it came from
   * @param voters the number of all voters
   */
  public MajorityCheck(String job, Mark mark, int voters) {
    this.job = job;
    this.mark = mark;
    this.voters = voters;
  }

  /** Goes to every voter. */
  public Question question() {
    return new Question.Holds(job, mark);
  }

  /** Takes an answer to the question, or to a {@link Question.Store} of that value. */
  public void add(Reply.Standing reply) {
    replies.removeIf(one -> one.vote().voter() == reply.vote().voter());
    replies.add(reply);
  }

  /** Whether the answer counts. */
  public boolean isSure() {
    List<Vote> all = replies.stream().map(Reply.Standing::vote).toList();
    List<Vote> holding =
        replies.stream()
            .filter(reply -> reply.mark().covers(mark))
            .map(Reply.Standing::vote)
            .toList();
    return Vote.areMost(Vote.standFor(holding, all).size(), voters);
  }

  /**
   * The latest term that a voter promised to keep to, if it is later than that of the answer, else
   * 0: then a later term has to begin, and the command has to be sent again.
   */
  public long later() {
    long latest = 0;
    for (Reply.Standing reply : replies) {
      latest = Math.max(latest, Math.max(reply.promised(), reply.mark().term()));
    }
    return latest > mark.term() ? latest : 0;
  }

  /** A voter that has the value, or null if none said so. */
  public @Nullable Integer holder() {
    for (Reply.Standing reply : replies) {
      if (reply.mark().covers(mark)) {
        return reply.vote().voter();
      }
    }
    return null;
  }

  /** The voters that answered and have an earlier value. */
  public List<Integer> behind() {
    return replies.stream()
        .filter(reply -> reply.vote().remembers() && reply.mark().compareTo(mark) < 0)
        .map(reply -> reply.vote().voter())
        .toList();
  }
}
