package hocl.runtime.store;

import hocl.runtime.atom.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Lets those that make atoms and those that take them keep pace within one solution. The species
 * take turns. A turn offers each atom that waited when it began a try, and goes on as long as
 * little comes into other species meanwhile. Used by the reacting thread only.
 */
public final class Pace {

  /** The number of atoms in a turn, unless others wait or more have come in since the last one. */
  private static final int ATOMS_PER_TURN = 1 << 11;

  /** The number of atoms in a turn while no others wait in the solution. */
  private static final int ATOMS_IF_ALONE = 1 << 13;

  /**
   * The number of waiting atoms that a turn tries whatever comes into other species, unless more
   * have come in since the last turn of the species.
   */
  private static final int QUOTA = 128;

  /** How often, on average, atoms that wait have their turn while others wait, too. */
  private static final int TURNS_AT_ONCE = 16;

  /** The largest number of turns with more atoms until their number counts as usual. */
  private static final int MOST_TURNS_UNTIL_USUAL = 1 << 20;

  /** The largest number of atoms that come in elsewhere before a turn is over. */
  private static final int MOST_SLACK = 32;

  /**
   * After that many reactions rules that wait for all others have their turn, even if the others
   * never come to rest.
   */
  private static final int REACTIONS_UNTIL_LATE = 1 << 17;

  /** How many reactions rules that have just come in may have before others have a turn. */
  private static final int REACTIONS_OF_RULES = 128;

  private final ReactingSolution host;

  /** How many reactions rules that had just come in have had since others had a turn. */
  private long byNewRules;

  /** Whether the turn is one of rules. */
  private boolean ofRules;

  /** Whether the turn goes on although rules wait that have just come in. */
  private boolean amongRules;

  /** How many reactions there were since rules that wait for all others had their turn. */
  private long reactions;

  /** How many atoms came in since the turn began, other than into the species that has it. */
  int came;

  /** How many atoms that wait for solutions inside them came in since the last turn of the host. */
  private int inner;

  /** The sum of {@link #came} over all turns that are over. */
  private long others;

  private @Nullable Species onTurn;
  private int slack;
  private int quota;
  private int most;

  Pace(ReactingSolution host) {
    this.host = host;
  }

  /** The solution begins to react, after others had their turn. */
  public void enter() {
    inner = 0;
  }

  /** An atom came in that waits for solutions inside it. */
  void innerCame() {
    came++;
    inner++;
  }

  /** Whether the inner solutions that came in should react before this one goes on. */
  public boolean yieldsToInner() {
    return inner >= MOST_SLACK;
  }

  /** A species has its turn; that of the one before it is over. */
  public void begin(Species species) {
    end();
    onTurn = species;
    ofRules = species.shape().kind() == Kind.RULE;
    byNewRules = ofRules ? byNewRules : 0;
    amongRules = !ofRules && host.hasActiveRule();
    species.presses = 0;
    int waiting = species.waiting();
    quota = QUOTA;
    slack = 1;
    PastTurns past = species.past;
    if (past != null) {
      quota = (int) Math.max(quota, species.added() - past.added);
      past.slack = keepsPace(past) ? Math.min(MOST_SLACK, 2 * past.slack) : 1;
      slack = past.slack;
    }
    quota = Math.min(waiting, quota);
    if (host.table.othersWait(species)) {
      most = Math.max(Math.min(ATOMS_PER_TURN, TURNS_AT_ONCE * quota), quota);
    } else {
      most = Math.max(ATOMS_IF_ALONE, quota);
    }
  }

  /**
   * Whether what the species made in its last turn went straight away or came to rest: nothing else
   * was made of it since, or there are not more atoms than the fewest before its turns so far.
   * After many turns with more atoms their number counts as usual, each time after twice as many
   * turns.
   */
  private boolean keepsPace(PastTurns past) {
    if (others == past.others) {
      return true;
    }
    int size = host.size();
    if (size <= past.fewest) {
      past.fewest = size;
      return true;
    }
    past.withMore++;
    if (past.withMore >= past.untilUsual) {
      past.withMore = 0;
      past.untilUsual = Math.min(2 * past.untilUsual, MOST_TURNS_UNTIL_USUAL);
      past.fewest = size;
    }
    return false;
  }

  private void end() {
    others += came;
    came = 0;
    Species last = onTurn;
    if (last != null) {
      last.presses = 1;
      PastTurns past = last.past;
      if (past == null) {
        past = new PastTurns();
        last.past = past;
      }
      past.others = others;
      past.added = last.added();
      onTurn = null;
    }
  }

  /** The largest number of atoms that may be tried in this turn. */
  public int most() {
    return most;
  }

  /** Counts reactions of the solution in the turn that was begun last. */
  public void reacted(long number) {
    reactions += number;
    byNewRules += ofRules ? number : 0;
    if (number > 0 && onTurn != null) {
      onTurn.hasReacted = true;
    }
  }

  /**
   * Whether rules that have just come in, which are tried before all else, have reacted often
   * enough that others are to have a turn: perhaps a rule puts itself back each time.
   */
  boolean letsOthersBeforeRules() {
    return byNewRules >= REACTIONS_OF_RULES;
  }

  /** Whether a rule that has just come in ends the turn. */
  public boolean endsForRule() {
    return !amongRules && host.hasActiveRule();
  }

  /** Whether rules that wait for all others are to wait no longer. */
  public boolean isLate() {
    return reactions >= REACTIONS_UNTIL_LATE;
  }

  /** Rules that wait for all others have their turn. */
  public void rested() {
    reactions = 0;
  }

  /** Whether an atom that stays is tried on no more, since others came in. */
  public boolean isPressed() {
    return came >= slack;
  }

  /** Whether the turn is over after that many atoms, because others came in. */
  public boolean isOver(int tried) {
    return came >= slack && tried >= quota;
  }
}
