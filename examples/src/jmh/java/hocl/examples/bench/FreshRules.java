package hocl.examples.bench;

import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.LivingSolution;
import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How soon a rule set that is new in a warm process runs near its peak: prints, for each of some
 * rule sets, the processor time of its reacting thread until a window of ten milliseconds reached
 * 80 % of the rate it has in the end, and the median of these times.
 */
final class FreshRules {

  private static final double NEAR = 0.8;
  private static final long WINDOW = 10_000_000;
  private static final int WINDOWS = 80;

  /** The windows at the end whose median rate is the peak. */
  private static final int LAST = 30;

  private static final RunOptions OPTIONS =
      new RunOptions(
          OptionalLong.empty(), Budget.unlimited(), false, false, true, Observer.NONE, line -> {});

  private FreshRules() {}

  /**
   * Measures.
   *
   * @param arguments how many rule sets; 15 if none is given
   */
  public static void main(String[] arguments) {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    for (int i = 0; i < 3; i++) {
      for (Workload workload : Workload.values()) {
        warm(workload.instance(), i);
      }
    }
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      times.add(measure(FreshRuleSet.of(i)));
    }
    times.sort(null);
    System.out.printf("median: near the peak after %.0f ms%n", times.get(count / 2));
  }

  private static void warm(Instance instance, int seconds) {
    long cpu = 0;
    while (cpu < 200_000_000L * (seconds + 1)) {
      cpu += Machine.run(instance, OPTIONS).cpuNanos();
    }
  }

  /** The milliseconds until the rate was near its peak. */
  private static double measure(FreshRuleSet rules) {
    LivingSolution living = new LivingSolution(OPTIONS, false);
    living.put(instance(rules.start()));
    Instance more = instance(rules.more());
    double[] rates = new double[WINDOWS];
    long cpu = 0;
    long reactions = 0;
    long before = 0;
    int window = 0;
    while (window < WINDOWS) {
      living.put(more);
      Outcome outcome = living.react(new Budget(rules.slice(), null, new Cancellation()));
      cpu += outcome.cpuNanos();
      reactions += outcome.reactions() - before;
      before = outcome.reactions();
      if (cpu >= WINDOW) {
        // a slice that took several windows gives all of them its rate
        double rate = reactions * 1e6 / cpu;
        for (; cpu >= WINDOW && window < WINDOWS; cpu -= WINDOW) {
          rates[window++] = rate;
        }
        cpu = 0;
        reactions = 0;
      }
    }
    double peak = median(rates);
    int near = 0;
    while (rates[near] < NEAR * peak) {
      near++;
    }
    double time = near * (WINDOW / 1e6);
    System.out.printf(
        "%4.0f ms; at 0, 20, 50, 100, 200 ms: %.0f %.0f %.0f %.0f %.0f; peak %.0f reactions/ms; %s%n",
        time, rates[0], rates[2], rates[5], rates[10], rates[20], peak, rules.rule());
    return time;
  }

  private static double median(double[] rates) {
    List<Double> last = new ArrayList<>();
    for (int i = WINDOWS - LAST; i < WINDOWS; i++) {
      last.add(rates[i]);
    }
    last.sort(null);
    return last.get(LAST / 2);
  }

  private static Instance instance(String text) {
    Compilation made = Compiler.compile(new SourceText("rules", text), CompileOptions.DEFAULT);
    Program program =
        Objects.requireNonNull(made.program(), () -> made.diagnostics() + " in " + text);
    return Machine.instantiate(program);
  }
}
