package hocl.runtime.reactor;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Store;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/**
 * A solution that lives on between reactions: molecules drop in, it reacts, more drop in. The atoms
 * that came to rest are not tried again until something new arrives. For one thread at a time.
 *
 * <p>The loop is the semi-naive one of constraint handling rules (Duck, Stuckey, Garcia de la Banda
 * and Holzbaur 2004): what is not active cannot react with anything else that is not active.
 */
public final class LivingRun {

  private static final int ACTIVATIONS_PER_TURN = 4096;

  /** A small solution comes to rest at once, but one that goes on for ever lets others begin. */
  private static final int ACTIVATIONS_OF_FIRST_TURN = 64;

  /** A stretch of drawn choices ends when there were more steps of searches for each reaction. */
  private static final int STEPS_PER_DRAWN_REACTION = 256;

  private final Rules rules;
  private final Run run;
  private final ReactingSolution root;
  private final @Nullable Stretches stretches;
  private final boolean measureCpu;
  private long cpuNanos;

  /**
   * An empty solution.
   *
   * @param measureCpu whether outcomes tell the CPU time; where not they say 0
   */
  public LivingRun(Rules rules, Choice choice, ReactionListener listener, boolean measureCpu) {
    this.measureCpu = measureCpu;
    this.rules = rules;
    Store store = new Store();
    this.run = new Run(store, choice, listener);
    this.root = new ReactingSolution(store);
    this.stretches = choice.seeded() ? null : new Stretches(run, root);
    rules.prepare(run);
  }

  /**
   * Remembers from now on in which order the atoms of inner solutions came. Rules that nobody knows
   * yet may ask for it.
   */
  public void keepArrivals() {
    run.store().keepArrivals();
  }

  /** Puts in the atoms of a molecule; nothing reacts yet. */
  public void add(Molecule molecule) {
    long begin = cpuTime();
    root.addAll(molecule);
    cpuNanos += cpuTime() - begin;
  }

  /** Reacts as {@link Reactor#run} does. May be called again after every end. */
  public Outcome react(Budget budget) {
    long begin = cpuTime();
    run.begin(budget);
    End end = End.INERT;
    ReactionFailure failure = null;
    try {
      End stopped = Run.guarded(this::untilInert);
      if (stopped != null) {
        end = stopped;
      }
    } catch (ReactionFailure e) {
      end = End.FAILED;
      failure = e;
    }
    cpuNanos += cpuTime() - begin;
    Outcome outcome = outcome(end, failure);
    cpuNanos = 0;
    return outcome;
  }

  private Outcome outcome(End end, @Nullable ReactionFailure failure) {
    return new Outcome(end, solution(), run.reactions(), run.guardFailures(), cpuNanos, failure);
  }

  /** The solution as it stands. */
  public Solution solution() {
    return root.frozenNow();
  }

  private void untilInert() {
    Store store = run.store();
    while (store.working() > 0) {
      run.step();
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

  /** The solution whose turn it is is drawn, too. */
  private void draw() {
    Store store = run.store();
    react(store.takeWork(run.choice().below(store.working())), 1);
  }

  /** Looks at the run, and perhaps draws choices for a stretch. */
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

  /** Draws choices until there were enough reactions, or looking for them took too long. */
  private void stretch(long length) {
    long last = run.reactions() + length;
    long lastStep = run.stepsDone() + STEPS_PER_DRAWN_REACTION * length;
    while (run.store().working() > 0 && run.reactions() < last && run.stepsDone() < lastStep) {
      run.step();
      draw();
    }
  }

  private void react(ReactingSolution host, int most) {
    host.unscheduled();
    // which rules it holds is known only then
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
    if (host.reactions() instanceof Reactions known) {
      return known;
    }
    Reactions made = rules.reactionsFor(host, run);
    host.keepReactions(made);
    return made;
  }

  private long cpuTime() {
    if (!measureCpu) {
      return 0;
    }
    return Clock.THREADS.isCurrentThreadCpuTimeSupported()
        ? Clock.THREADS.getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  /** Loaded only when somebody measures. */
  private static final class Clock {
    static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  }
}
