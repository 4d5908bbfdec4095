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
 * The state of one run that reacting code needs at hand: what may still be spent, what was counted,
 * how to choose and whom to tell. Used by the reacting thread only.
 */
public final class Run {

  /** The largest number of steps and other small pieces of work between two polls. */
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

  /** The number of reactions announced whose products are being computed. */
  private int pending;

  /** The atoms that these products are, and the solutions in them, as far as they are many. */
  private long incomingAtoms;

  private long incomingSolutions;

  /** A run over a store. */
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

  /** The run ends or pauses; it may {@link #begin} again. */
  void end() {
    meter.end();
  }

  /** From now on reactions are written down. */
  void record(Recorder writer) {
    recorder = writer;
    if (writer.isRead()) {
      meter.whenPolled(writer::flush);
    }
  }

  /** Lets the reader of the trace, if there is one, hear of all reactions so far. */
  void tellReader() {
    if (recorder != null) {
      recorder.flush();
    }
  }

  /** A record ended: lines that its reaction printed may be told. */
  public void recorded() {
    if (!printed.isEmpty()) {
      tellReader();
      printed.forEach(listener::printed);
      printed.clear();
    }
  }

  /** A reaction prints a line; a reader of the trace hears of the reaction first. */
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

  /** Makes the choices. */
  public Choice choice() {
    return choice;
  }

  /** Hears of reactions. */
  public Observer listener() {
    return listener;
  }

  /**
   * Whether the reacting code must tell reactions, so that it pays to collect what they took and
   * made. Not where they are read from the trace.
   */
  public boolean listening() {
    return listening && !isRead();
  }

  /** Whether {@link #counted} must be called for every reaction. */
  public boolean counting() {
    return counting;
  }

  /** Rules of the definition that a species holds reacted. */
  public void counted(Species rules, int times) {
    counted(rules.shape(), times);
  }

  /** Rules of the definition that a shape is of reacted. */
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
   * A reaction is about to happen; nothing of it has been done yet.
   *
   * @throws RuntimeException that the reactor handles, if the limit does not allow one more
   */
  public void react() {
    if (!turns.react(1)) {
      throw new Stop(End.REACTION_LIMIT);
    }
  }

  /**
   * Several reactions are about to happen at once; nothing of them has been done yet.
   *
   * @return false if the limit does not allow that many; then none was counted
   */
  public boolean reactAtOnce(int reactions) {
    return turns.react(reactions);
  }

  /** Whether the reactor wants to look at the run: no further active atom is to be tried. */
  public boolean pausing() {
    return turns.pausing();
  }

  /** The next pause comes after about that many reactions. */
  void pauseAfter(long reactions) {
    turns.pauseAfter(reactions);
  }

  /**
   * Whether, after the reactions announced last, the passive atoms that they left have another
   * turn, so that no choice is made for ever.
   */
  public boolean givesTurn() {
    return turns.givesTurn();
  }

  /**
   * How many reactions, with a step each at most, may happen before one that {@link #givesTurn} or
   * is too many.
   */
  public int reactionsAhead() {
    return (int) Math.min(turns.reactionsAhead(), meter.stepsLeft());
  }

  /**
   * Counts reactions that happened, and the steps that led to them.
   *
   * @param reactions at most {@link #reactionsAhead}
   * @param looked the number of steps
   */
  public void reacted(int reactions, int looked) {
    turns.count(reactions);
    meter.reacted(reactions, looked);
  }

  /**
   * The products of reactions announced last are computed from now on, and nothing changes
   * meanwhile; 0 once they are there.
   */
  public void computing(int reactions) {
    pending = reactions;
    incomingAtoms = 0;
    incomingSolutions = 0;
  }

  /**
   * The products that are being computed are many atoms, or hold many solutions. To be called
   * before anything comes or goes.
   *
   * @param atoms how many more than was said since {@link #computing}
   * @param solutions how many more
   * @return the number of solutions so far
   * @throws OutOfMemoryError if the memory is too small for all of it
   */
  public long comes(long atoms, long solutions) {
    incomingAtoms += atoms;
    incomingSolutions += solutions;
    Room.ensure(incomingAtoms, incomingSolutions);
    return incomingSolutions;
  }

  /**
   * Whether a reaction is taking place: some atoms may be out and others not in yet.
   *
   * @param now from now on
   */
  public void changing(boolean now) {
    changing = now;
  }

  /** Takes back the reaction whose products are being computed: the computation is given up. */
  void giveUpPending() {
    takeBack(pending);
    pending = 0;
  }

  /** Takes back the latest reactions that were counted: their right-hand side failed. */
  public void takeBack(int reactions) {
    turns.takeBack(reactions);
  }

  /**
   * A kernel gave up, and nodes repeat the attempt with the active atom of a row: what the attempt
   * has made of indexes is gone, so that the nodes find what they would have found alone.
   *
   * @param row the row, or -1 if no atom was tried
   */
  public void gaveUp(int row) {
    made.gaveUp(row, reactions());
  }

  /**
   * Tells a species that all its passive rows were walked over in vain for the active atom of a
   * row; the other parameters are those of {@link hocl.runtime.store.Indexing#ordered}.
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
   * <p>A step is one row that an index gives for a sought key and whose key equals it, one live row
   * of a walk over a species, or one row that an ordered index gives. It is counted whatever comes
   * of it; an attempt that is given up and repeated counts once. So the number of steps is a
   * property of the run, and not of the way in which it is executed.
   *
   * @throws RuntimeException that the reactor handles, if the time is over or the run was cancelled
   */
  public void look() {
    meter.look();
  }

  /** Counts a number of steps, as that many calls of {@link #look}. */
  public void look(int rows) {
    meter.look(rows);
  }

  /**
   * Counts a number of steps and announces other work, as that many calls of {@link #look} and
   * {@link #tick}.
   */
  public void look(int rows, int ticks) {
    meter.look(rows, ticks);
  }

  /**
   * Counts a small piece of work other than a step, at a time when nothing is half done; looks at
   * the clock and at the cancellation once in a while.
   *
   * @throws RuntimeException that the reactor handles, if the time is over or the run was cancelled
   */
  public void tick() {
    meter.ticks(1);
  }

  /** Announces work, as that many calls of {@link #tick}. */
  public void ticks(int count) {
    meter.ticks(count);
  }

  /** The number of steps so far. */
  public long steps() {
    return meter.steps();
  }

  /**
   * Forgets the steps after a number of them: they are counted again or were no part of the run.
   */
  public void forgetSteps(long before) {
    meter.forgetSteps(before);
  }

  /** As {@link #tick}, but looks at the clock, the cancellation and the memory at once. */
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
   * @throws OutOfMemoryError if that came in the middle of a reaction, so that atoms are missing
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

  /** Runs an action unless a limit or a cancellation stops it. Null if it came to its end. */
  static @Nullable End guarded(Runnable action) {
    try {
      action.run();
      return null;
    } catch (Stop stop) {
      return stop.end();
    }
  }
}
