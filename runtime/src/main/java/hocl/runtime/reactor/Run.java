package hocl.runtime.reactor;

import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.store.Room;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Species;
import hocl.runtime.store.Store;
import hocl.runtime.trace.Recorder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one run that reacting code needs at hand: the store, the budget that is left, the
 * counts, the choices, the observer and the recorder. Used by the reacting thread only.
 */
public final class Run {

  /** The largest number of steps and ticks between two polls. */
  public static final int STEPS_BETWEEN_POLLS = Meter.STEPS_BETWEEN_POLLS;

  private final Store store;
  private final Choice choice;
  private final Observer listener;
  private final boolean listening;
  private final boolean counting;
  private final Turns turns = new Turns();
  private final Meter meter;
  private final MadeIndexes made = new MadeIndexes();
  private @Nullable Recorder recorder;

  /** The lines printed by reactions that a reader of the trace has still to hear of. */
  private final List<String> printed = new ArrayList<>();

  private long guardFailures;

  private boolean changing;

  /** The number of reactions that were counted and whose products are being computed. */
  private int pending;

  /** The numbers of atoms among these products and of solutions in them that {@link #comes} got. */
  private long incomingAtoms;

  private long incomingSolutions;

  /** A run over a store. The choice is used by this run only. */
  public Run(Store store, Choice choice, Observer listener) {
    this.store = store;
    this.choice = choice;
    this.listener = listener;
    this.listening = listener.wantsReactions();
    this.counting = listener.wantsCounts();
    this.meter = new Meter(store, turns::reactions);
  }

  /** Begins again, with nothing spent and nothing counted. */
  void reset() {
    turns.reset();
    meter.reset();
    made.reset();
    recorder = null;
    printed.clear();
    guardFailures = 0;
    pending = 0;
    changing = false;
    choice.reset();
  }

  /** Begins to spend a budget. */
  void begin(Budget next) {
    turns.allow(next.reactions());
    meter.begin(next);
  }

  /** Stops spending the budget; {@link #begin} may be called again. */
  void end() {
    meter.end();
  }

  /** Records the reactions from now on. */
  void record(Recorder writer) {
    recorder = writer;
    if (writer.isRead()) {
      meter.whenPolled(writer::flush);
    }
  }

  /** Hands all reactions so far to the reader of the trace, if there is one. */
  void tellReader() {
    if (recorder != null) {
      recorder.flush();
    }
  }

  /** Tells the lines that a reaction printed, after it. Called when its record is complete. */
  public void recorded() {
    if (!printed.isEmpty()) {
      tellReader();
      printed.forEach(listener::printed);
      printed.clear();
    }
  }

  /** Tells a line that a reaction prints; where a reader follows the trace, after the reaction. */
  public void printed(String line) {
    if (isRead()) {
      printed.add(line);
    } else {
      listener.printed(line);
    }
  }

  /** Whether a reader of the trace hears of every reaction, so that nothing else need tell it. */
  public boolean isRead() {
    return recorder != null && recorder.isRead();
  }

  /** The recorder of the reactions, or null. */
  public @Nullable Recorder recorder() {
    return recorder;
  }

  /** The store of all solutions of this run. */
  public Store store() {
    return store;
  }

  /** The source of all choices. */
  public Choice choice() {
    return choice;
  }

  /** The observer of the run. */
  public Observer listener() {
    return listener;
  }

  /**
   * Whether the reacting code must tell reactions, and so collect the atoms that they take and
   * make. Not where reactions are read from the trace.
   */
  public boolean listening() {
    return listening && !isRead();
  }

  /** Whether {@link #counted} must be called for every reaction. */
  public boolean counting() {
    return counting;
  }

  /** Tells the observer reactions of rules, if any, by the species that holds the rules. */
  public void counted(Species rules, int times) {
    counted(rules.shape(), times);
  }

  /** Tells the observer reactions of rules, if any, by the shape of the rules. */
  public void counted(Shape rules, int times) {
    if (times > 0 && rules.tag() instanceof RuleDefinition definition) {
      listener.counted(definition, times);
    }
  }

  /** The number of reactions so far. */
  public long reactions() {
    return turns.reactions();
  }

  /** The number of guards so far that could not be evaluated. */
  public long guardFailures() {
    return guardFailures;
  }

  /**
   * Counts a reaction, before anything of it is done. * @throws RuntimeException that the reactor
   * handles, if the budget does not allow one more
   */
  public void react() {
    if (!turns.react(1)) {
      throw new Stop(End.REACTION_LIMIT);
    }
  }

  /** Counts reactions, before anything of them is done; false if the budget allows fewer. */
  public boolean reactAtOnce(int reactions) {
    return turns.react(reactions);
  }

  /** Whether the reactor waits to look at the run: no further active atom is to be tried. */
  public boolean pausing() {
    return turns.pausing();
  }

  /** Lets the next pause come after about a number of reactions. */
  void pauseAfter(long reactions) {
    turns.pauseAfter(reactions);
  }

  /**
   * Whether the reactions counted last are to renew the passive atoms that they took and left, so
   * that atoms behind these are met, too; true once in some thousand reactions.
   */
  public boolean givesTurn() {
    return turns.givesTurn();
  }

  /**
   * The number of reactions, with at most one step each, that may happen before one for which
   * {@link #givesTurn} holds or which the budget does not allow.
   */
  public int reactionsAhead() {
    return (int) Math.min(turns.reactionsAhead(), meter.stepsLeft());
  }

  /**
   * Counts reactions that happened, at most {@link #reactionsAhead}, and the steps that led to
   * them.
   */
  public void reacted(int reactions, int looked) {
    turns.count(reactions);
    meter.reacted(reactions, looked);
  }

  /**
   * Notes how many of the reactions counted last have products that are being computed, during
   * which no atom comes or goes; 0 once the products are there.
   */
  public void computing(int reactions) {
    pending = reactions;
    incomingAtoms = 0;
    incomingSolutions = 0;
  }

  /**
   * Makes sure that there is memory for products that are many atoms, or hold many solutions, while
   * they are computed.
   *
   * @param atoms the number of atoms, added to those since {@link #computing}
   * @param solutions the number of solutions, added likewise
   * @return the number of solutions since {@link #computing}
   * @throws OutOfMemoryError if the memory is too small for all of them
   */
  public long comes(long atoms, long solutions) {
    incomingAtoms += atoms;
    incomingSolutions += solutions;
    Room.ensure(incomingAtoms, incomingSolutions);
    return incomingSolutions;
  }

  /** Notes whether a reaction takes place now: some atoms may be out and others not in yet. */
  public void changing(boolean now) {
    changing = now;
  }

  /** Takes back the reactions whose products are being computed: the computation is given up. */
  void giveUpPending() {
    takeBack(pending);
    pending = 0;
  }

  /** Takes back reactions that were counted last: their right-hand side failed. */
  public void takeBack(int reactions) {
    turns.takeBack(reactions);
  }

  /**
   * Drops the ordered indexes that a kernel made in an attempt which it gave up: nodes repeat the
   * attempt, and have to find the indexes that they would have found alone.
   *
   * @param row the row of the active atom, or -1 if none was tried
   */
  public void gaveUp(int row) {
    made.gaveUp(row, reactions());
  }

  /**
   * Counts a walk over all passive rows of a species in vain, for the active atom of a row; makes
   * an ordered index if that pays. See {@link hocl.runtime.store.Indexing#walkedInVain}.
   */
  public void walkedInVain(Species species, int key, int summarised, int row) {
    made.walkedInVain(species, key, summarised, row, reactions());
  }

  /** Counts a number of guards that could not be evaluated; a negative number takes some back. */
  public void guardsFailed(int number) {
    guardFailures += number;
  }

  /** Counts and tells a guard that could not be evaluated, after the reactions before it. */
  public void guardFailed(Rule rule, String reason) {
    guardFailures++;
    tellReader();
    listener.guardFailed(rule, reason);
  }

  /**
   * Counts a step: a search looks at a row. Called when nothing is half done, as {@link #tick}.
   *
   * <p>A step is one row that a hash index gives and whose key equals the sought one, one live row
   * of a walk over a species, one row that an ordered index gives within the bounds, or one row
   * that is compared in search of equal copies. A step counts whatever comes of it; an attempt that
   * is given up and repeated counts once. So the number of steps depends on the run, not on the way
   * it is executed.
   *
   * @throws RuntimeException that the reactor handles, if a poll finds a limit reached
   */
  public void look() {
    meter.look();
  }

  /** Counts a number of steps, as that many calls of {@link #look()}. */
  public void look(int rows) {
    meter.look(rows);
  }

  /** Counts numbers of steps and ticks, as that many calls of {@link #look()} and {@link #tick}. */
  public void look(int rows, int ticks) {
    meter.look(rows, ticks);
  }

  /**
   * Counts a tick: a small piece of work other than a step, at a time when nothing is half done.
   *
   * @throws RuntimeException that the reactor handles, if a poll finds a limit reached
   */
  public void tick() {
    meter.ticks(1);
  }

  /** Counts a number of ticks, as that many calls of {@link #tick}. */
  public void ticks(int count) {
    meter.ticks(count);
  }

  /** The number of steps so far. */
  public long steps() {
    return meter.steps();
  }

  /** Takes back the steps after a number of them: they come again, or were not part of the run. */
  public void forgetSteps(long before) {
    meter.forgetSteps(before);
  }

  /**
   * Polls: looks at the cancellation, the limits and the memory, and calls the watcher of the
   * budget.
   *
   * @throws RuntimeException that the reactor handles, if a limit is reached
   */
  public void poll() {
    meter.poll();
  }

  /** The exception that ends the run for want of memory; to be thrown when nothing is half done. */
  public RuntimeException memoryUsedUp() {
    return meter.memoryUsedUp();
  }

  /**
   * Runs an action as {@link #guarded} does, with the limits of this run for long calls in it.
   *
   * @throws OutOfMemoryError if the memory ended in the middle of a reaction: atoms are missing
   */
  @Nullable End untilStopped(Runnable action) {
    changing = false;
    try {
      return LongCalls.withLimits(this::poll, () -> guarded(action));
    } catch (OutOfMemoryError e) {
      Memory.letGo();
      if (changing) {
        throw e;
      }
      return End.MEMORY_LIMIT;
    }
  }

  /** Runs an action; returns the limit that stopped the action, or null if it came to its end. */
  static @Nullable End guarded(Runnable action) {
    try {
      action.run();
      return null;
    } catch (Stop stop) {
      return stop.end();
    }
  }
}
