package hocl.examples.bench;

import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Vessel;
import hocl.runtime.trace.Trace;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The cost of a trace: prints, for five workloads, the processor time of loading and reacting while
 * the reactions are recorded, as a multiple of the time while they are not, and the bytes of the
 * trace for each reaction. Both ways run in turn, each in one vessel that is used again.
 */
final class RecordingCost {
  private static final int WARM_UP = 8;
  private static final int ROUNDS = 21;

  private RecordingCost() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    measure(
        "maximum of 1,000,000 Ints",
        "replace x::Int, y::Int by x if x >= y",
        1_000_000,
        i -> "" + draw(i));
    measure(
        "merge of 200,000 pairs by key",
        "replace k::Int:c::Int, k:d::Int by k:(c + d)",
        200_000,
        i -> draw(i) % 20_000 + ":" + (1 + i % 7));
    measure(
        "sorting of 400 pairs by exchange",
        "replace i::Int:v::Int, j::Int:w::Int by i:w, j:v if i < j && v > w",
        400,
        i -> i + ":" + draw(i));
    measure(
        "primes up to 10,000",
        "replace x::Int, y::Int by x if y % x == 0",
        9_999,
        i -> "" + (i + 2));
    measure(
        "shortest paths between 40 places",
        "replace x::Int:y::Int:a::Int, y:z::Int:b::Int, x:z:c::Int by x:y:a, y:z:b, x:z:(a + b) if a + b < c",
        1_600,
        i -> i / 40 + ":" + i % 40 + ":" + (1 + draw(i) % 1000));
  }

  private static void measure(String name, String rule, long atoms, LongFunction<String> atom) {
    Instance instance =
        Workload.instance(
            LongStream.range(0, atoms)
                .mapToObj(atom)
                .collect(Collectors.joining(",\n", "(" + rule + "),\n", "\n")));
    Job job = Machine.job(instance, RunOptions.plain());
    Vessel vessel = new Vessel(job.chemistry(), Choice.fair(), Observer.NONE, false);
    Trace trace = Trace.EMPTY;
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      double plain = time(vessel, job, false);
      vessel.clear();
      double recorded = time(vessel, job, true);
      trace = vessel.trace();
      vessel.clear();
      if (round >= WARM_UP) {
        ratios.add(recorded / plain);
      }
    }
    ratios.sort(null);
    System.out.printf(
        "%s: recorded : not recorded = %.2f (half of the %d rounds between %.2f and %.2f), %.1f bytes a reaction, %d reactions%n",
        name,
        ratios.get(ROUNDS / 2),
        ROUNDS,
        ratios.get(ROUNDS / 4),
        ratios.get(ROUNDS * 3 / 4),
        (double) trace.bytes() / trace.reactions(),
        trace.reactions());
  }

  private static double time(Vessel vessel, Job job, boolean recorded) {
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    if (recorded) {
      vessel.record(Long.MAX_VALUE);
    }
    vessel.load(job.content(), Vessel.Load.ACTIVE);
    vessel.drive(Budget.unlimited());
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
  }

  private static long draw(long i) {
    long h = (i + 1) * 0x9E3779B97F4A7C15L;
    return (h ^ h >>> 29) >>> 44;
  }
}
