package hocl.runtime.reactor;

/**
 * Counts the reactions of a run. Decides by their number when the limit is reached, when passive
 * atoms are renewed, and when the reactor pauses. Used by the reacting thread only.
 */
final class Turns {

  /**
   * The number of reactions between two turns: a prime, so that a cycle of reactions is not always
   * met at the same place.
   */
  private static final int REACTIONS_BETWEEN_TURNS = 1021;

  /** The number of further reactions that the limit allows. */
  private long left = Long.MAX_VALUE;

  /** The value of {@link #left} at which the next turn is given. */
  private long turnAt = Long.MAX_VALUE - REACTIONS_BETWEEN_TURNS;

  /** The value of {@link #left} from which on the next turn is a pause, too. */
  private long pauseAt = Long.MIN_VALUE;

  /** Whether the reactor waits to look at the run. */
  private boolean pausing;

  /** The number of reactions at which none is left. */
  private long limit = Long.MAX_VALUE;

  /** Begins again, with nothing counted and no limit. */
  void reset() {
    left = Long.MAX_VALUE;
    turnAt = Long.MAX_VALUE - REACTIONS_BETWEEN_TURNS;
    pauseAt = Long.MIN_VALUE;
    pausing = false;
    limit = Long.MAX_VALUE;
  }

  /** Allows a number of further reactions from now on, instead of those that are left. */
  void allow(long reactions) {
    long done = reactions();
    long toTurn = left - turnAt;
    long toPause = pauseAt == Long.MIN_VALUE ? -1 : Math.max(0, left - pauseAt);
    left = Math.min(reactions, Long.MAX_VALUE - done);
    limit = done + left;
    turnAt = left - toTurn;
    pauseAt = toPause < 0 ? Long.MIN_VALUE : left - toPause;
  }

  /** The number of reactions so far. */
  long reactions() {
    return limit - left;
  }

  /** Counts reactions unless they are more than are left; returns whether they were counted. */
  boolean react(int reactions) {
    if (left < reactions) {
      return false;
    }
    count(reactions);
    return true;
  }

  /**
   * Counts reactions that are known to be allowed. A call with 0 changes nothing: the beginning of
   * a pause must not depend on the number of tries of a kernel that were in vain.
   */
  void count(int reactions) {
    if (reactions > 0 && left <= turnAt) {
      turnAt = left - REACTIONS_BETWEEN_TURNS;
      if (left <= pauseAt) {
        pausing = true;
      }
    }
    left -= reactions;
  }

  /** See {@link Run#pausing}. */
  boolean pausing() {
    return pausing;
  }

  /** See {@link Run#pauseAfter}. */
  void pauseAfter(long reactions) {
    pausing = false;
    pauseAt = left - reactions;
  }

  /** See {@link Run#givesTurn}. */
  boolean givesTurn() {
    return left <= turnAt;
  }

  /** See {@link Run#reactionsAhead}. */
  int reactionsAhead() {
    if (left <= turnAt && left <= pauseAt) {
      return (int) Math.min(left, 1);
    }
    long turn = left <= turnAt ? left - REACTIONS_BETWEEN_TURNS : turnAt;
    return (int) Math.min(left, left - turn - 1);
  }

  /** See {@link Run#takeBack}. */
  void takeBack(int reactions) {
    left += reactions;
  }
}
