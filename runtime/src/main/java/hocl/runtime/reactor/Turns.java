package hocl.runtime.reactor;

/**
 * Counts the reactions of a run: against its limit, and so that what waits has its turn and the
 * reactor may pause. Used by the reacting thread only.
 */
final class Turns {

  /** A prime number, so that what comes round in a cycle is not always met at the same place. */
  private static final int REACTIONS_BETWEEN_TURNS = 1021;

  /** How many more reactions are allowed. */
  private long left = Long.MAX_VALUE;

  /** The value of {@link #left} at which the next turn is given. */
  private long turnAt = Long.MAX_VALUE - REACTIONS_BETWEEN_TURNS;

  /** When no more than that many are allowed, the next turn that is given is a pause, too. */
  private long pauseAt = Long.MIN_VALUE;

  private boolean pausing;

  /** How many reactions there will have been when none is left. */
  private long limit = Long.MAX_VALUE;

  /** Begins again, with nothing counted and no limit. */
  void reset() {
    left = Long.MAX_VALUE;
    turnAt = Long.MAX_VALUE - REACTIONS_BETWEEN_TURNS;
    pauseAt = Long.MIN_VALUE;
    pausing = false;
    limit = Long.MAX_VALUE;
  }

  /** From now on that many reactions are allowed. */
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

  /** Counts reactions unless they are more than are allowed, and says whether it has. */
  boolean react(int reactions) {
    if (left < reactions) {
      return false;
    }
    count(reactions);
    return true;
  }

  /**
   * Counts reactions that are known to be allowed. None at all changes nothing: when a pause begins
   * is not to depend on how often a kernel looked in vain.
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
