package hocl.runtime.reactor;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.split.KeyField;
import hocl.runtime.split.KeySplit;
import hocl.runtime.store.Exchange;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.SerialAtoms;
import hocl.runtime.store.Store;
import hocl.runtime.trace.Recorder;
import hocl.runtime.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds one solution and lets it react, as often as molecules are put in. Atoms that came to rest
 * are not tried again until something new arrives. A vessel can be emptied and filled again:
 * compiled rules stay, and the next run is the same as in a fresh vessel. For one thread at a time:
 * a call that comes while another is under way, also from an observer, is refused with an {@link
 * IllegalStateException} and has no effect.
 *
 * <p>The loop is that of constraint handling rules (Duck, Stuckey, Garcia de la Banda and Holzbaur,
 * "The refined operational semantics of constraint handling rules", ICLP 2004), and semi-naive:
 * atoms that are not active cannot react with one another.
 */
public final class Vessel {

  /** How atoms are put in. */
  public enum Load {
    /** The atoms are active: they have still to be tried. */
    ACTIVE,
    /**
     * The atoms are passive: they are known not to react with one another, nor with atoms that are
     * in already. Atoms that come later are tried with them.
     */
    SETTLED
  }

  /** The largest number of activations in a turn of a solution. */
  private static final int ACTIVATIONS_PER_TURN = 4096;

  /** The same where a solution is opened: a small one comes to rest, and others soon begin. */
  private static final int ACTIVATIONS_OF_FIRST_TURN = 64;

  /** The number of steps for each reaction at which a stretch of drawn choices ends early. */
  private static final int STEPS_PER_DRAWN_REACTION = 256;

  private final Rules rules;
  private final Run run;
  private final boolean measureCpu;
  private final List<Rule> lent = new ArrayList<>();

  private final OneCall calls = new OneCall();

  private ReactingSolution root;

  /** The whole solution, once the memory was too small to copy it at the end of a run. */
  private @Nullable Solution surrendered;

  private @Nullable Stretches stretches;
  private long cpuNanos;

  /**
   * An empty vessel.
   *
   * @param choice makes the choices; used by this vessel only
   * @param observer hears of every reaction, on the reacting thread
   * @param measureCpu whether outcomes tell the CPU time; otherwise they say 0
   */
  public Vessel(Chemistry chemistry, Choice choice, Observer observer, boolean measureCpu) {
    this(chemistry, chemistry.open(), choice, observer, measureCpu);
  }

  /** An empty vessel for rules that are executable already, and used by this vessel only. */
  public Vessel(
      Chemistry chemistry, Rules rules, Choice choice, Observer observer, boolean measureCpu) {
    this.measureCpu = measureCpu;
    this.rules = rules;
    Store store = new Store();
    store.keep(chemistry.needs());
    store.whenRuleComes(definition -> store.keepFrom(chemistry.needs(definition)));
    this.run = new Run(store, choice, observer);
    this.root = new ReactingSolution(store);
    this.stretches = stretches();
    rules.prepare(run);
  }

  private @Nullable Stretches stretches() {
    return run.choice().seeded() ? null : new Stretches(run, root);
  }

  /** Keeps the order in which atoms of inner solutions arrive, for rules that come later. */
  public void keepArrivals() {
    calls.run(run.store()::keepArrivals);
  }

  /**
   * Records the reactions until the vessel is emptied. To be called while it is empty.
   *
   * @param mostBytes the size in bytes at which the trace is cut off
   */
  public void record(long mostBytes) {
    calls.run(() -> run.record(new Recorder(run.store().number(), mostBytes)));
  }

  /**
   * Records the reactions as {@link #record(long)} does, and lets a reader follow.
   *
   * @param mostBytes the size in bytes at which the trace that is kept is cut off, 0 to keep none
   * @param reader gets every reaction once, on the reacting thread, at the latest when a run ends
   */
  public void record(long mostBytes, Consumer<Trace> reader) {
    calls.run(() -> run.record(new Recorder(run.store().number(), mostBytes, reader)));
  }

  /** The reactions recorded since the last call; none unless {@link #record(long)} was called. */
  public Trace trace() {
    Recorder recorder = run.recorder();
    return calls.get(() -> recorder == null ? Trace.EMPTY : recorder.take());
  }

  /**
   * Calls the consumer with each atom of the outermost solution, as a value, and its serial number.
   *
   * @throws IllegalStateException if the run is not recorded
   */
  public void forEachNumbered(ObjIntConsumer<Object> out) {
    if (run.recorder() == null) {
      throw new IllegalStateException("the run is not recorded");
    }
    calls.run(() -> SerialAtoms.forEach(root, out));
  }

  /** Puts in atoms; nothing reacts yet. {@link Load#SETTLED} is refused while an atom is active. */
  public void load(Molecule molecule, Load how) {
    calls.run(() -> put(molecule, how));
  }

  private void put(Molecule molecule, Load how) {
    requireContent();
    long begin = measureCpu ? CpuTime.now() : 0;
    switch (how) {
      case ACTIVE -> root.addAll(molecule);
      case SETTLED -> Exchange.settle(molecule, root);
    }
    if (run.recorder() != null) {
      run.recorder().arrived(molecule.size());
    }
    cpuNanos += (measureCpu ? CpuTime.now() : 0) - begin;
  }

  /**
   * Puts in a rule that reacts here without being content of the solution: {@link #take()} leaves
   * the rule out. A rule that is lent may be taken by another rule, or be used up; {@link
   * Taken#spent} has it then.
   *
   * @param how {@link Load#SETTLED} if the rule is known not to react with the atoms that are in
   */
  public void lend(Rule rule, Load how) {
    calls.run(() -> {
      lent.add(rule);
      put(Molecule.of(rule), how);
    });
  }

  /**
   * The content of a vessel that was emptied.
   *
   * @param content all atoms, those of each species together
   * @param spent the rules that were lent and are gone, in the order in which they were lent
   */
  public record Taken(Molecule content, List<Rule> spent) {}

  /**
   * The content of a vessel that was emptied, taken apart by keys.
   *
   * @param content all atoms, by the part that their key names
   * @param spent as in {@link Taken}
   */
  public record TakenApart(KeySplit content, List<Rule> spent) {}

  /**
   * Empties the vessel as {@link #take()} does and takes the content apart by keys.
   *
   * @param parts the number of parts, at least 1
   */
  public TakenApart take(KeyField key, int parts) {
    Taken taken = take();
    return new TakenApart(KeySplit.of(taken.content(), key, parts), taken.spent());
  }

  /** Empties the vessel, so that it is as good as a fresh one, and returns what was in it. */
  public Taken take() {
    return calls.get(this::taken);
  }

  private Taken taken() {
    requireContent();
    root.settleAll();
    List<Rule> spent = new ArrayList<>();
    for (Rule rule : lent) {
      if (!Exchange.withdraw(rule, root)) {
        spent.add(rule);
      }
    }
    Molecule content = Exchange.content(root);
    empty();
    return new Taken(content, List.copyOf(spent));
  }

  /** Empties the vessel, so that it is as good as a fresh one, and drops what was in it. */
  public void clear() {
    calls.run(this::empty);
  }

  private void empty() {
    lent.clear();
    surrendered = null;
    run.store().clear();
    run.reset();
    rules.reset();
    root = new ReactingSolution(run.store());
    stretches = stretches();
    cpuNanos = 0;
  }

  /** The end of a run, apart from the solution. */
  private record Ending(End end, @Nullable ReactionFailure failure) {}

  /**
   * Reacts as {@link #react} does, without making a value of the solution afterwards.
   *
   * @return why the run ended
   * @throws ReactionFailure if a right-hand side could not be evaluated
   */
  public End drive(Budget budget) {
    Ending ending = calls.get(() -> end(budget));
    if (ending.failure() != null) {
      throw ending.failure();
    }
    return ending.end();
  }

  /** The number of reactions since the vessel was empty. */
  public long reactions() {
    return run.reactions();
  }

  /** The number of steps since the vessel was empty; {@link Run#look()} says what a step is. */
  public long steps() {
    return run.steps();
  }

  /** Reacts as {@link Reactor#run} does. May be called again after every end. */
  public Outcome react(Budget budget) {
    return calls.get(() -> {
      Ending ending = end(budget);
      rules.ended(run.listener());
      Outcome outcome = outcome(ending.end(), ending.failure());
      cpuNanos = 0;
      return outcome;
    });
  }

  /** Frees the vessel of a thread that will never come back, and returns the run as it stands. */
  Outcome leftBehind(End end) {
    calls.leave();
    run.giveUpPending();
    return outcome(end, null);
  }

  private Ending end(Budget budget) {
    requireContent();
    EndlessCalls.reactsIn(this);
    long begin = measureCpu ? CpuTime.now() : 0;
    run.begin(budget);
    try {
      End stopped = run.untilStopped(this::untilInert);
      run.tellReader();
      return new Ending(stopped == null ? End.INERT : stopped, null);
    } catch (ReactionFailure e) {
      run.tellReader();
      return new Ending(End.FAILED, e);
    } finally {
      run.end();
      cpuNanos += (measureCpu ? CpuTime.now() : 0) - begin;
    }
  }

  private Outcome outcome(End end, @Nullable ReactionFailure failure) {
    return new Outcome(
        end, content(end), run.reactions(), run.steps(), run.guardFailures(), cpuNanos, failure);
  }

  /** A copy of the solution as it stands; if the memory is too small for that, its own arrays. */
  private Solution content(End end) {
    try {
      return root.frozenNow();
    } catch (OutOfMemoryError e) {
      boolean last = end == End.MEMORY_LIMIT && run.recorder() == null;
      surrendered = last ? Exchange.surrender(root) : null;
      if (surrendered == null) {
        throw e;
      }
      return surrendered;
    }
  }

  private void requireContent() {
    if (surrendered != null) {
      throw new OutOfMemoryError("too little memory was left to go on");
    }
  }

  /** The solution as it stands, as a value. */
  public Solution solution() {
    return calls.get(() -> surrendered == null ? root.frozenNow() : surrendered);
  }

  private void untilInert() {
    Store store = run.store();
    while (store.working() > 0) {
      run.tick();
      if (run.choice().drawing()) {
        draw();
      } else if (run.pausing() && stretches != null) {
        pause(stretches);
      } else {
        ReactingSolution host = store.takeWork();
        react(host, host.isOpen() ? ACTIVATIONS_PER_TURN : ACTIVATIONS_OF_FIRST_TURN);
      }
    }
  }

  /** Tries one atom in a solution with work; the solution and the atom are drawn. */
  private void draw() {
    Store store = run.store();
    react(store.takeWork(run.choice().below(store.working())), 1);
  }

  /** Lets the plan look at the run, and draws choices for a stretch if the plan says so. */
  private void pause(Stretches plan) {
    long length = plan.pause();
    if (length == 0) {
      return;
    }
    long before = run.reactions();
    run.choice().draw(true);
    try {
      stretch(length);
    } finally {
      run.choice().draw(false);
      run.store().endDraws();
      plan.drawn(run.reactions() - before);
    }
  }

  /** Draws choices for a number of reactions; ends early if their searches take too many steps. */
  private void stretch(long length) {
    long last = run.reactions() + length;
    long lastStep = run.steps() + STEPS_PER_DRAWN_REACTION * length;
    while (run.store().working() > 0 && run.reactions() < last && run.steps() < lastStep) {
      run.tick();
      draw();
    }
  }

  private void react(ReactingSolution host, int most) {
    host.unscheduled();
    // only then are the rules that the solution holds known
    host.open();
    boolean done = false;
    try {
      done = reactions(host).run(host, most);
    } finally {
      // after a failure or a stop the solution has work left too
      if (!done) {
        host.reschedule();
      }
    }
    if (done) {
      host.rest();
    }
  }

  private Reactions reactions(ReactingSolution host) {
    if (host.registry().reactions() instanceof Reactions known) {
      return known;
    }
    Reactions made = rules.reactionsFor(host, run);
    host.registry().keep(made);
    return made;
  }
}
