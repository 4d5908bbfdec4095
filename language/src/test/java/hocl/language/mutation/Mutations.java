package hocl.language.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.DeepStack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestReporter;

/**
 * Gives damaged inputs to a reader and collects its crashes. {@code -Dhocl.soak.mutations=N} gives
 * that many to each reader instead of some hundreds, and measures the processor time that each
 * takes; {@code -Dhocl.soak.from=S} begins with seed S. The thread is called after the seed.
 */
public final class Mutations {

  private static final int SOAK = Integer.getInteger("hocl.soak.mutations", 0);
  private static final long FIRST = Long.getLong("hocl.soak.from", 1);
  private static final long LONGEST_NANOS = 2_000_000_000L;
  private static final int MOST_SHOWN = 1000;
  private static final int MOST_TRIALS = 2000;
  private static final long LONGEST_SHRINKING_NANOS = 20_000_000_000L;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final String what;
  private final Target target;
  private final TestReporter reporter;
  private final Map<String, Integer> ends = new TreeMap<>();
  private final Map<String, String> failures = new TreeMap<>();

  private Mutations(String what, Target target, TestReporter reporter) {
    this.what = what;
    this.target = target;
    this.reporter = reporter;
  }

  /** A reader of inputs that may be damaged. */
  @FunctionalInterface
  public interface Target {
    /**
     * Reads an input.
     *
     * @return how it ended, in few words
     * @throws Exception if the reader crashed: its own errors are caught here
     */
    String read(byte[] input) throws Exception;
  }

  /** Whether more inputs are read than in a build. */
  public static boolean isSoak() {
    return SOAK > 0;
  }

  /**
   * Reads damaged inputs.
   *
   * @param what the name of the target
   * @param usual how many are read in a build
   * @throws AssertionError with the seed and the shrunk input, if the target crashed
   */
  public static void read(
      String what, int usual, List<byte[]> whole, Target target, TestReporter reporter) {
    Mutations mutations = new Mutations(what, target, reporter);
    int inputs = SOAK > 0 ? SOAK : usual;
    Mutator mutator = new Mutator(whole);
    DeepStack.call(() -> {
      for (long seed = FIRST; seed < FIRST + inputs; seed++) {
        mutations.read(seed, mutator.input(seed));
      }
      return inputs;
    });
    reporter.publishEntry(inputs + " inputs for " + what, mutations.ends.toString());
    assertThat(mutations.failures.values()).as("failures of %s", what).isEmpty();
  }

  private void read(long seed, byte[] input) {
    Thread.currentThread().setName(what + ", seed " + seed);
    long before = SOAK > 0 ? THREADS.getCurrentThreadCpuTime() : 0;
    Throwable crash = crash(input);
    long nanos = SOAK > 0 ? THREADS.getCurrentThreadCpuTime() - before : 0;
    if (crash != null) {
      String kind = kind(crash);
      ends.merge("crash", 1, Integer::sum);
      if (!failures.containsKey(kind)) {
        fail(kind, report(seed, shrunk(input, kind), crash));
      }
    }
    if (nanos > LONGEST_NANOS) {
      ends.merge("hang", 1, Integer::sum);
      fail(
          "seed " + seed,
          what + ", seed " + seed + ": " + nanos / 1_000_000 + " ms\n" + shown(input));
    }
  }

  /** Remembers a failure, and shows it at once: a soak goes on for long. */
  private void fail(String kind, String report) {
    failures.put(kind, report);
    reporter.publishEntry("failure of " + what, report);
  }

  private @Nullable Throwable crash(byte[] input) {
    try {
      String end = target.read(input.clone());
      ends.merge(end, 1, Integer::sum);
      return null;
    } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
      return e;
    }
  }

  /** What the crash is and where: two with the same kind are likely to have one cause. */
  private static String kind(Throwable crash) {
    StackTraceElement[] trace = crash.getStackTrace();
    String place = trace.length == 0 ? "" : " at " + trace[0];
    for (StackTraceElement element : trace) {
      if (element.getClassName().startsWith("hocl.")) {
        return crash.getClass().getName() + place + " by " + element;
      }
    }
    return crash.getClass().getName() + place;
  }

  private boolean crashesAlike(byte[] input, String kind) {
    Map<String, Integer> before = new TreeMap<>(ends);
    Throwable crash = crash(input);
    ends.clear();
    ends.putAll(before);
    return crash != null && kind(crash).equals(kind);
  }

  /** The input without the stretches that the crash does not need. */
  private byte[] shrunk(byte[] input, String kind) {
    byte[] smallest = input;
    int trials = 0;
    long until = THREADS.getCurrentThreadCpuTime() + LONGEST_SHRINKING_NANOS;
    for (int stretch = Math.max(1, input.length / 2); stretch > 0; stretch /= 2) {
      for (int at = 0; at + stretch <= smallest.length && trials < MOST_TRIALS; trials++) {
        if (THREADS.getCurrentThreadCpuTime() > until) {
          return smallest;
        }
        byte[] without = Mutator.spliced(smallest, at, new byte[0], at + stretch);
        if (crashesAlike(without, kind)) {
          smallest = without;
        } else {
          at += stretch;
        }
      }
    }
    return smallest;
  }

  private String report(long seed, byte[] smallest, Throwable crash) {
    StringWriter trace = new StringWriter();
    crash.printStackTrace(new PrintWriter(trace));
    return what
        + ", seed "
        + seed
        + ", the smallest input like it:\n"
        + shown(smallest)
        + "\n"
        + trace.toString().lines().limit(25).collect(Collectors.joining("\n"));
  }

  private static String shown(byte[] input) {
    int length = Math.min(input.length, MOST_SHOWN);
    String hex = HexFormat.of().formatHex(input, 0, length);
    return new String(input, 0, length, StandardCharsets.UTF_8) + "\nin hex " + hex;
  }
}
