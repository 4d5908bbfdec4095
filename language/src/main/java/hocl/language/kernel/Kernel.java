package hocl.language.kernel;

import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.Pace;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;
import org.jspecify.annotations.Nullable;

/**
 * Tries active atoms of one shape by generated code. What is done with one atom is generated; each
 * generated class has a copy of the loop over the atoms, see {@link LoopCode}. Used by the reacting
 * thread only.
 */
public abstract class Kernel {

  /**
   * How often an active atom that stays is tried in a row before others get their turn: a prime
   * number, so that an atom that goes round in a cycle is not left at the same place each time.
   */
  public static final int TRIES_IN_A_ROW = 61;

  /** No rule reacts with the atom; nothing was changed. */
  static final int NONE = 0;

  /** A reaction happened and the atom is gone. */
  static final int GONE = 1;

  /** A reaction happened and the atom is still the active one. */
  static final int KEPT = 2;

  /** This case is beyond the kernel; nothing was changed, the nodes have to try. */
  static final int BEYOND = 3;

  /**
   * The number of low bits of the result of {@link #attempt} that hold the outcome; the bits above
   * hold the occurrence that led to it, unless none did.
   */
  static final int OUTCOME_BITS = 2;

  /**
   * The number of bits of the result of a streak that hold the atoms that left, and of the next
   * bits that hold the tries; the bits above hold the tries of the last atom.
   */
  static final int STREAK_BITS = 10;

  static final int MOST_IN_A_STREAK = (1 << STREAK_BITS) - 1;

  /** The number of tries made one by one after a streak that ended at once. */
  private static final int PATIENCE = 3;

  /** The version of the shapes that the survey knew, see {@link #surveyed()}. */
  private int surveyed = -1;

  /** Whether there may be several rules of some shape, where there are several occurrences. */
  boolean crowded;

  /** Whether a reaction may bring in a rule, which is tried before the next atom. */
  boolean makesRules;

  /** The solution that was entered, and what reacts there; only where rules are made. */
  @Nullable ReactingSolution entered;

  private @Nullable Object reactions;

  /** The number of guards without a value in this attempt, where they are counted. */
  private int failedGuards;

  /**
   * Tries active atoms of a species, which has some, until none is left or enough have been tried.
   *
   * @param run the run
   * @param host the solution
   * @param species the species in that solution
   * @param most how many atoms to try at most, at least 1
   * @param progress where to begin; tells where the kernel gave up, if it did
   * @return the number of atoms tried; when the kernel gave up at one, the bitwise complement of
   *     the number before that one
   */
  public int run(
      Run run, ReactingSolution host, Species species, int most, SearchProgress progress) {
    if (!covers(host) || !enter(host)) {
      return -1;
    }
    begin(host);
    Choice choice = run.choice();
    Pace pace = host.pace();
    progress.begin(streaks() ? 0 : Integer.MAX_VALUE);
    int tried = 0;
    while (true) {
      int row;
      if (progress.tries > 0) {
        row = species.current();
      } else if (tried < most
          && species.hasActive()
          && (tried == 0 || goesOn(run, pace, progress, tried))) {
        row = species.active();
      } else {
        break;
      }
      int first = progress.choose(choice);
      // as long as a grant lasts the oldest active atom is next, and the first choice is taken
      int grant = crowded ? 0 : progress.grant(species, choice, most - tried - 1);
      long steps = run.steps();
      int outcome = attempt(run, host, species, row, first);
      if (result(outcome) == BEYOND) {
        run.forgetSteps(steps);
        progress.gaveUp(row, first);
        return ~tried;
      }
      tried += after(outcome, species, progress, pace);
      if (grant > 0 && (progress.tries > 0 || goesOn(run, pace, progress, tried))) {
        progress.granted = grant;
        progress.tried = tried;
        boolean beyond = !spendGrant(run, host, species, progress);
        tried += progress.done;
        progress.spend(species, choice, progress.begun, grant - progress.granted);
        if (beyond) {
          return ~tried;
        }
      }
    }
    run.ticks(tried);
    return tried;
  }

  /** Notes what reacts in a solution. */
  void begin(ReactingSolution host) {
    if (makesRules) {
      entered = host;
      reactions = host.registry().reactions();
    }
  }

  /** Says that the code takes account of every shape and tag of a version. */
  void surveyed(int version) {
    surveyed = version;
  }

  /**
   * The version of the shapes of the run for which the kernel tries every shape that its heads can
   * match, or gives up; with any other version it gives up at once.
   */
  public int surveyed() {
    return surveyed;
  }

  /** Whether the survey knew all shapes of the run. */
  boolean covers(ReactingSolution host) {
    return host.store().shapes().version() == surveyed;
  }

  /**
   * Tries as often as was granted, or until no atom is left; both are then told to the progress.
   * This is where a kernel spends its time: it is apart from {@link #run} so that it is compiled
   * soon.
   *
   * @return false if the kernel gave up at an atom
   */
  boolean spendGrant(Run run, ReactingSolution host, Species species, SearchProgress progress) {
    Pace pace = host.pace();
    int granted = progress.granted;
    int tries = progress.tries;
    int patience = progress.patience;
    int begun = 0;
    int done = 0;
    boolean goesOn = true;
    while (granted > 0) {
      int row = species.current();
      if (tries == 0) {
        row = species.activeStart();
        if (row >= species.end() || !goesOn(run, pace, progress, progress.tried + done)) {
          break;
        }
        begun++;
      }
      if (--patience < 0 && !pace.isPressed()) {
        int streak = streak(run, species, progress, granted, tries);
        int part = streakTries(streak);
        if (part > 0) {
          granted -= part;
          done += streakGone(streak);
          begun += streakGone(streak);
          tries = streakInARow(streak);
          if (tries == 0) {
            // the next one is counted when it begins
            begun--;
          }
          continue;
        }
        patience = PATIENCE;
      }
      granted--;
      int first = progress.next();
      long steps = run.steps();
      int outcome = attempt(run, host, species, row, first);
      if (result(outcome) == BEYOND) {
        run.forgetSteps(steps);
        progress.tries = tries;
        progress.gaveUp(row, first);
        goesOn = false;
        break;
      }
      progress.tries = tries;
      done += after(outcome, species, progress, pace);
      tries = progress.tries;
    }
    progress.granted = granted;
    progress.tries = tries;
    progress.patience = patience;
    progress.begun = begun;
    progress.done = done;
    return goesOn;
  }

  /** Whether it is still the turn of the species, after that many atoms. */
  boolean goesOn(Run run, Pace pace, SearchProgress progress, int tried) {
    return !run.pausing()
        && !pace.isOver(progress.before + tried)
        && !(makesRules && endsForRule());
  }

  /** Whether a rule has come in that is to be tried, or whose definition is new. */
  @SuppressWarnings("ReferenceEquality") // it is made anew for new definitions
  private boolean endsForRule() {
    ReactingSolution host = entered;
    return host != null && (host.pace().endsForRule() || host.registry().reactions() != reactions);
  }

  /** Accounts for an attempt; 1 if the atom has had its turn, otherwise 0. */
  int after(int outcome, Species species, SearchProgress progress, Pace pace) {
    int result = result(outcome);
    if (result == NONE) {
      settle(species);
    } else {
      progress.reacted(outcome >> OUTCOME_BITS);
      if (result == KEPT) {
        progress.tries++;
        if (progress.tries < TRIES_IN_A_ROW && !pace.isPressed()) {
          return 0;
        }
        species.requeue();
      }
    }
    progress.tries = 0;
    return 1;
  }

  /**
   * Looks up what there is in a solution that is entered.
   *
   * @return false if it is beyond the kernel
   */
  abstract boolean enter(ReactingSolution host);

  /**
   * Tries the occurrences with the active atom of a row, as the nodes do: from the first one given
   * to the last, then those before it, until one reacts.
   *
   * @return what came of it, see {@link #OUTCOME_BITS}
   */
  abstract int attempt(Run run, ReactingSolution host, Species species, int row, int first);

  /** Makes the current atom passive. */
  void settle(Species species) {
    species.settle();
  }

  /** Whether {@link #streak} may try some atoms. */
  boolean streaks() {
    return false;
  }

  /** See {@link StreakCode}. */
  int streak(Run run, Species species, SearchProgress progress, int most, int inARow) {
    return 0;
  }

  /** The result of an attempt, without the occurrence. */
  static int result(int outcome) {
    return outcome & (1 << OUTCOME_BITS) - 1;
  }

  /** A guard has no value, and all that is written before it holds. */
  final void guardFailed(Run run) {
    failedGuards++;
    run.guardsFailed(1);
  }

  /** An attempt begins in which guards without a value are counted. */
  final void beginFailures() {
    failedGuards = 0;
  }

  /** Takes back what was counted of an attempt that nodes repeat. */
  final void endFailures(Run run, int outcome) {
    if (result(outcome) == BEYOND) {
      run.guardsFailed(-failedGuards);
    }
  }

  /** How many tries there were in a streak, by its result. */
  static int streakTries(int streak) {
    return streak >> STREAK_BITS & MOST_IN_A_STREAK;
  }

  /** How many atoms went in a streak, by its result. */
  static int streakGone(int streak) {
    return streak & MOST_IN_A_STREAK;
  }

  /** How often the oldest active atom has been tried in a row after a streak, by its result. */
  static int streakInARow(int streak) {
    return streak >> (2 * STREAK_BITS);
  }
}
