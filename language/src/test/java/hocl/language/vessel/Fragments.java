package hocl.language.vessel;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Vessel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A reactor of several vessels over fragments of one solution, with a queue of tasks for a ledger:
 * as little as shows that a task needs no more than chemistry, job and vessel. Rules are lent to
 * every task and never used up. Each pair of fragments has to have met since either changed; then
 * nothing can react any more.
 */
final class Fragments {

  private final Chemistry chemistry;
  private final List<Rule> rules;
  private final Molecule[] fragments;

  /** For each fragment, how often it has changed. */
  private final int[] versions;

  /** For each pair of fragments, the versions at which they met last. */
  private final long[][] met;

  private final BitSet leased = new BitSet();
  private final AtomicLong reactions = new AtomicLong();
  private int running;

  Fragments(Chemistry chemistry, List<Rule> rules, List<Molecule> fragments) {
    this.chemistry = chemistry;
    this.rules = rules;
    this.fragments = fragments.toArray(new Molecule[0]);
    this.versions = new int[fragments.size()];
    this.met = new long[fragments.size()][fragments.size()];
    for (long[] row : met) {
      java.util.Arrays.fill(row, -1);
    }
  }

  /** Two fragments to react together; of one alone both are the same. */
  private record Task(int first, int second) {}

  /** Reacts to global inertness with a number of vessels that share some threads. */
  Molecule run(int vessels, int threads) throws InterruptedException, ExecutionException {
    Deque<Vessel> idle = new ArrayDeque<>();
    for (int i = 0; i < vessels; i++) {
      idle.add(new Vessel(chemistry, Choice.fair(), Observer.NONE, false));
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < vessels; i++) {
        Vessel vessel = idle.remove();
        workers.add(
            pool.submit(() -> {
              work(vessel);
              return null;
            }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    }
    return Molecule.join(List.of(fragments));
  }

  long reactions() {
    return reactions.get();
  }

  private void work(Vessel vessel) throws InterruptedException {
    for (Task task = lease(); task != null; task = lease()) {
      Molecule result = react(vessel, task);
      commit(task, result);
    }
  }

  private Molecule react(Vessel vessel, Task task) {
    rules.forEach(rule -> vessel.lend(rule, Vessel.Load.SETTLED));
    boolean alone = task.first() == task.second();
    if (!alone) {
      // each is at rest in itself, so they are only tried across
      vessel.load(fragments[task.first()], Vessel.Load.SETTLED);
    }
    vessel.load(fragments[task.second()], Vessel.Load.ACTIVE);
    End end = vessel.drive(Budget.unlimited());
    if (end != End.INERT) {
      throw new IllegalStateException("a task without limits ended as " + end);
    }
    reactions.addAndGet(vessel.reactions());
    Vessel.Taken taken = vessel.take();
    if (!taken.spent().isEmpty()) {
      throw new IllegalStateException("a rule that was lent is gone");
    }
    return taken.content();
  }

  /** The next task, or null if nothing can react any more anywhere. */
  private synchronized @Nullable Task lease() throws InterruptedException {
    while (true) {
      Task due = due();
      if (due != null) {
        leased.set(due.first());
        leased.set(due.second());
        running++;
        return due;
      }
      if (running == 0) {
        return null;
      }
      wait();
    }
  }

  private @Nullable Task due() {
    for (int i = 0; i < fragments.length; i++) {
      if (!leased.get(i) && fragments[i].size() > 0 && met[i][i] != at(i, i)) {
        return new Task(i, i);
      }
    }
    for (int i = 0; i < fragments.length; i++) {
      for (int j = i + 1; j < fragments.length; j++) {
        boolean free = !leased.get(i) && !leased.get(j);
        boolean both = fragments[i].size() > 0 && fragments[j].size() > 0;
        if (free && both && met[i][j] != at(i, j)) {
          return new Task(i, j);
        }
      }
    }
    return null;
  }

  private long at(int i, int j) {
    return (long) versions[i] << Integer.SIZE | versions[j];
  }

  private synchronized void commit(Task task, Molecule result) {
    int before = fragments[task.first()].size();
    boolean alone = task.first() == task.second();
    if (!alone) {
      before += fragments[task.second()].size();
    }
    if (result.size() != before) {
      fragments[task.second()] = result;
      versions[task.second()]++;
      if (!alone) {
        fragments[task.first()] = Molecule.EMPTY;
        versions[task.first()]++;
      }
    }
    // what came out of a task is at rest in itself
    met[task.second()][task.second()] = at(task.second(), task.second());
    met[task.first()][task.second()] = at(task.first(), task.second());
    leased.clear(task.first());
    leased.clear(task.second());
    running--;
    notifyAll();
  }
}
