package hocl.examples.bench;

import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.runtime.reactor.Outcome;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Small cases of what takes the engine's time: joins of every sort, from loading to inertness. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class WorkloadBenchmark {

  @Param private Workload workload = Workload.MAX;

  private Instance instance = workload.instance();

  @Setup
  public void compile() {
    instance = workload.instance();
  }

  @Benchmark
  public Outcome react() {
    return Machine.run(instance, RunOptions.plain());
  }
}
