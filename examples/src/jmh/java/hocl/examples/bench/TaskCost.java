package hocl.examples.bench;

import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Tuple;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Vessel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * The processor time of small tasks: prints, for fragments of 10 and of 1,000 atoms, the time to
 * load one with a lent rule, to react and to take the result, in a vessel that is used again and in
 * a fresh one each.
 */
final class TaskCost {
  private static final int ROUNDS = 21;
  private static final long NANOS_PER_ROUND = 100_000_000;

  private TaskCost() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    for (int atoms : new int[] {10, 1000}) {
      measure("max", "replace x::Int, y::Int by x if x >= y", atoms, i -> i * 7919 % 4001);
      measure(
          "merge",
          "replace k::Int:c::Int, k:d::Int by k:(c + d)",
          atoms,
          i -> Tuple.of(i * 31 % (atoms / 5), i % 7));
    }
  }

  private static void measure(String name, String rule, int atoms, LongFunction<Object> atom) {
    Compilation made = Compiler.compile(new SourceText(name, rule), CompileOptions.DEFAULT);
    Job job =
        Machine.job(
            Machine.instantiate(Objects.requireNonNull(made.program())), RunOptions.plain());
    Molecule content = Molecule.packed(LongStream.range(0, atoms).mapToObj(atom).toList());
    Rule lent = (Rule) job.content().get(0);
    Vessel used = vessel(job);
    List<Double> inUsed = new ArrayList<>();
    List<Double> inFresh = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      inUsed.add(time(() -> task(used, content, lent)));
      inFresh.add(time(() -> task(vessel(job), content, lent)));
    }
    System.out.printf(
        "%s of %d atoms: %.1f us in a used vessel, %.1f us in a fresh one%n",
        name, atoms, median(inUsed), median(inFresh));
  }

  private static Vessel vessel(Job job) {
    return new Vessel(job.chemistry(), Choice.fair(), Observer.NONE, false);
  }

  private static void task(Vessel vessel, Molecule content, Rule lent) {
    vessel.load(content, Vessel.Load.ACTIVE);
    vessel.lend(lent, Vessel.Load.ACTIVE);
    vessel.drive(Budget.unlimited());
    if (vessel.take().content().size() >= content.size()) {
      throw new IllegalStateException("nothing has reacted");
    }
  }

  /** The microseconds of one task, of as many as take the time of a round. */
  private static double time(Runnable task) {
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long now = begin;
    int tasks = 0;
    while (now - begin < NANOS_PER_ROUND) {
      for (int i = 0; i < 20; i++) {
        task.run();
      }
      tasks += 20;
      now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
    return (now - begin) / 1e3 / tasks;
  }

  private static double median(List<Double> times) {
    times.sort(null);
    return times.get(times.size() / 2);
  }
}
