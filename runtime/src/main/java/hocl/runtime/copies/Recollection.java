package hocl.runtime.copies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The way of a voter without memory back among those that count. It asks which of its lives the
 * others know of, begins the next one, and takes over what most voters with a memory have. For one
 * thread.
 *
 * <p>Where most voters have no memory, nothing can be promised any longer: then it waits for all,
 * of whom the latest copies are taken, or is told that the cluster is new.
 */
public final class Recollection {

  private final Copies own;
  private final List<Reply.Recalled> first = new ArrayList<>();
  private final List<Reply.Recalled> second = new ArrayList<>();
  private final Map<String, Copies.Learnt> learnt = new HashMap<>();
  private long life;

  /** For a voter that remembers nothing. */
  public Recollection(Copies own) {
    this.own = own;
  }

  /** Goes to every other voter first. */
  public Question question() {
    return new Question.Recall(own.voter(), 0);
  }

  /** Takes an answer to {@link #question}; one of the voter itself says nothing. */
  public void addFirst(Reply.Recalled reply) {
    if (reply.vote().voter() != own.voter()) {
      first.add(reply);
    }
  }

  /** Whether enough have answered to know the life to begin. */
  public boolean isAsked() {
    long last = own.lifeBefore() < 0 ? known() : own.lifeBefore();
    return Vote.areMost(remembered(first, last).size(), own.voters())
        || distinct(first) + 1 == own.voters();
  }

  /** Whether most voters have answered, and none of them remembers anything: see {@link #isNew}. */
  public boolean seemsNew() {
    return isNew(first);
  }

  /** The latest life of this voter that is known. */
  private long known() {
    long known = own.knownLife();
    for (Reply.Recalled reply : first) {
      known = Math.max(known, reply.vote().lives().get(own.voter()));
    }
    return known;
  }

  private static int distinct(List<Reply.Recalled> replies) {
    return (int) replies.stream().map(reply -> reply.vote().voter()).distinct().count();
  }

  /**
   * Goes to every other voter when {@link #isAsked}. From then on only this attempt, or a later
   * one, may end.
   *
   * @throws IllegalStateException if the voter remembers already
   */
  public Question announcement() {
    if (life == 0) {
      life = known() + 1;
      own.announce(life);
    }
    return new Question.Recall(own.voter(), life);
  }

  /** Takes an answer to {@link #announcement}; one of the voter itself says nothing. */
  public void addSecond(Reply.Recalled reply) {
    if (reply.vote().voter() != own.voter()) {
      second.removeIf(one -> one.vote().voter() == reply.vote().voter());
      second.add(reply);
    }
  }

  /**
   * The voters whose memory is among some answers; the own one too if it was handed on.
   *
   * @param last the life that this voter lived before
   */
  private Set<Integer> remembered(List<Reply.Recalled> replies, long last) {
    List<Vote> votes = replies.stream().map(Reply.Recalled::vote).toList();
    Set<Integer> all = Vote.standFor(votes, votes);
    if (last > 0
        && votes.stream()
            .anyMatch(vote -> vote.counts(votes) && vote.heirOf().get(own.voter()) == last)) {
      all.add(own.voter());
    }
    return all;
  }

  /** Whether the answers are enough: the memory of most voters, or all that there is. */
  public boolean isEnough() {
    return isRemembered() || distinct(second) + 1 == own.voters();
  }

  /**
   * Whether most voters answer and none of them remembers anything, as when a cluster is founded.
   * It is for the caller to say how long it waits for others that may remember.
   */
  public boolean isNew() {
    return isNew(second);
  }

  private boolean isNew(List<Reply.Recalled> replies) {
    return Vote.areMost(distinct(replies) + 1, own.voters())
        && replies.stream().noneMatch(reply -> reply.vote().remembers());
  }

  /** Whether the memory of most voters is among the answers. */
  public boolean isRemembered() {
    return Vote.areMost(remembered(second, own.lifeBefore()).size(), own.voters());
  }

  /** For each job, the voter that has the latest copy, to be fetched from there. */
  public Map<String, Integer> wanted() {
    Map<String, Integer> all = new TreeMap<>();
    Map<String, Mark> latest = new HashMap<>();
    for (Reply.Recalled reply : second) {
      reply
          .seats()
          .forEach((job, place) -> {
            Mark before = latest.get(job);
            if (before == null || place.mark().compareTo(before) > 0) {
              latest.put(job, place.mark());
              all.put(job, reply.vote().voter());
            }
          });
    }
    all.keySet().removeAll(learnt.keySet());
    return all;
  }

  /** Takes the copy of a job, which is at least as late as the voter said. */
  public void learn(String job, Copy copy) {
    long promised = 0;
    for (Reply.Recalled reply : second) {
      Reply.Place place = reply.seats().get(job);
      promised = place == null ? promised : Math.max(promised, place.promised());
    }
    learnt.put(job, new Copies.Learnt(Math.max(promised, copy.mark().term()), copy));
  }

  /**
   * Ends it when the answers are enough and nothing is {@link #wanted}; without effect if a later
   * attempt began.
   */
  public void finish() {
    long[] lives = new long[own.voters()];
    for (Reply.Recalled reply : second) {
      for (int i = 0; i < lives.length; i++) {
        lives[i] = Math.max(lives[i], reply.vote().lives().get(i));
      }
    }
    own.recall(life, lives, learnt);
  }
}
