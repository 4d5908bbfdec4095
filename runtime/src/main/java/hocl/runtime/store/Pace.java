package hocl.runtime.store;

import hocl.runtime.atom.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Keeps rules that make atoms and rules that take them in step, within one solution. The species
 * take turns. A turn tries a quota of the atoms that waited when it began, and goes on as long as
 * few atoms come into other species meanwhile. See {@code docs/design/0009-pace.md}. Used by the
 * reacting thread only.
 */
public final class Pace {

  /** The largest number of tries in a turn while other species wait, unless the quota is larger. */
  private static final int ATOMS_PER_TURN = 1 << 11;

  /**
   * The largest number of tries in a turn while no other species waits, unless the quota is larger.
   */
  private static final int ATOMS_IF_ALONE = 1 << 13;

  /**
   * The number of waiting atoms that a turn tries whatever comes into other species, unless more
   * came into the species since its last turn.
   */
  private static final int QUOTA = 128;

  /**
   * The largest number of tries for each atom of the quota, on average, while other species wait.
   */
  private static final int TURNS_AT_ONCE = 16;

  /**
   * The largest number of turns that begin with more atoms than usual before their number counts as
   * usual.
   */
  private static final int MOST_TURNS_UNTIL_USUAL = 1 << 20;

  /** The largest number of atoms that come into other species before a turn is over. */
  private static final int MOST_SLACK = 32;

  /**
   * The number of reactions after which deferred rules have their turn even if the others never
   * come to rest.
   */
  private static final int REACTIONS_UNTIL_LATE = 1 << 17;

  /** The number of reactions of rules that have just come in before other species have a turn. */
  private static final int REACTIONS_OF_RULES = 128;

  private final ReactingSolution host;

  /** The number of reactions of rules that had just come in since another species had a turn. */
  private long byNewRules;

  /** Whether the turn is one of rules. */
  private boolean ofRules;

  /** Whether the turn goes on although rules wait that have just come in. */
  private boolean amongRules;

  /** The number of reactions since the deferred rules had their turn. */
  private long reactions;

  /**
   * The number of atoms that came in since the turn began, other than into the species that has it.
   */
  int came;

  /**
   * The number of atoms that came in, and wait for solutions inside them, since the host had its
   * last turn.
   */
  private int inner;

  /** The sum of {@link #came} over all turns that are over. */
  private long others;

  /** The species that has the turn, or null. */
  private @Nullable Species onTurn;

  /** The value of {@link #came} at which the turn may end. */
  private int slack;

  /** The number of atoms that the turn tries whatever comes in. */
  private int quota;

  /** The largest number of atoms that the turn tries. */
  private int most;

  Pace(ReactingSolution host) {
    this.host = host;
  }

  /** Notes that the solution begins a turn of its own, after other solutions had theirs. */
  public void enter() {
    inner = 0;
  }

  /** Counts an atom that came in and waits for solutions inside it. */
  void innerCame() {
    came++;
    inner++;
  }

  /** Whether the inner solutions that came in should react before this one goes on. */
  public boolean yieldsToInner() {
    return inner >= MOST_SLACK;
  }

  /** Begins the turn of a species, and ends that of the one before it. */
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
   * Whether the atoms that the species made in its last turn went at once or came to rest. That is
   * so if no atoms came into other species since, or the solution has no more atoms than the fewest
   * before a turn of the species. After a number of turns with more atoms their number counts as
   * usual; that number of turns doubles each time.
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

  /** The largest number of atoms that may be tried in the turn that was begun last. */
  public int most() {
    return most;
  }

  /** Counts reactions of the solution, in the turn that was begun last. */
  public void reacted(long number) {
    reactions += number;
    byNewRules += ofRules ? number : 0;
    if (number > 0 && onTurn != null) {
      onTurn.hasReacted = true;
    }
  }

  /**
   * Whether other species have a turn before rules that have just come in: these have reacted
   * {@link #REACTIONS_OF_RULES} times in a row, perhaps because a rule puts itself back each time.
   */
  boolean letsOthersBeforeRules() {
    return byNewRules >= REACTIONS_OF_RULES;
  }

  /** Whether a rule that has just come in ends the turn. */
  public boolean endsForRule() {
    return !amongRules && host.hasActiveRule();
  }

  /** Whether the deferred rules are to wait no longer. */
  public boolean isLate() {
    return reactions >= REACTIONS_UNTIL_LATE;
  }

  /** Notes that the deferred rules have their turn. */
  public void rested() {
    reactions = 0;
  }

  /**
   * Whether at least as many atoms as the slack of the turn came into other species. An atom that
   * stays in its own reactions is then not tried again at once.
   */
  public boolean isPressed() {
    return came >= slack;
  }

  /**
   * Whether the turn is over, since enough atoms came into other species.
   *
   * @param tried the number of atoms tried in this turn
   */
  public boolean isOver(int tried) {
    return came >= slack && tried >= quota;
  }
}
