package hocl.runtime.copies;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The one who answers. A voter that comes back without its memory has a later life, and says
 * nothing that counts until it has learnt what it may have known. One that leaves in order hands
 * its memory to another voter, which answers for both from then on.
 *
 * @param voter the voter, from 0
 * @param life the number of its life, from 1; 0 while it has not remembered anything yet
 * @param remembers whether it knows all that it ever answered for
 * @param lives the latest life of each voter that it has heard of
 * @param heirOf for each voter, the life that ended by handing its memory to this one, or 0
 */
public record Vote(int voter, long life, boolean remembers, List<Long> lives, List<Long> heirOf) {

  /** A vote. */
  public Vote {
    lives = List.copyOf(lives);
    heirOf = List.copyOf(heirOf);
  }

  /** Whether it knows of a later life of a voter. */
  private boolean outdates(int other, long itsLife) {
    return other < lives.size() && lives.get(other) > itsLife;
  }

  private static boolean isOutdated(int voter, long life, List<Vote> all) {
    return all.stream().anyMatch(vote -> vote.outdates(voter, life));
  }

  /**
   * Whether it counts among others: if it remembers, and its life did not end before another of
   * them was given. Without the last, a voter that answers, forgets and learns from others what
   * they knew before would be counted for what nobody knows any longer (Michael, Ports, Sharma and
   * Szekeres, Recovering Shared Objects Without Stable Storage, DISC 2017).
   */
  boolean counts(List<Vote> all) {
    return remembers && !isOutdated(voter, life, all);
  }

  /**
   * The voters that some votes stand for.
   *
   * @param some those that say yes
   * @param all all that are known, whatever they say
   */
  static Set<Integer> standFor(List<Vote> some, List<Vote> all) {
    Set<Integer> voters = new TreeSet<>();
    for (Vote vote : some) {
      if (vote.counts(all)) {
        voters.add(vote.voter);
        for (int other = 0; other < vote.heirOf.size(); other++) {
          long ended = vote.heirOf.get(other);
          if (ended > 0 && !isOutdated(other, ended, all)) {
            voters.add(other);
          }
        }
      }
    }
    return voters;
  }

  /** Whether a number of voters is a majority of all. */
  static boolean areMost(int count, int voters) {
    return count > voters / 2;
  }
}
