package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hocl.grammar.source.SourceText;
import hocl.language.program.Program;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.Reactor;
import hocl.runtime.reactor.SequentialReactor;
import hocl.runtime.task.ParallelReactor;
import hocl.runtime.task.Sizes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Calls that do not return are left at limits and interrupts, on one thread and on several. */
@Timeout(120)
class LeftCallsTest {

  private static final int THREADS = 2;
  private static final String CALLS = "let f(n) = if n == 0 then 1 else f(n - 1) + f(n - 1);";

  /** Expressions of {@code x} that take for ever. */
  private static final Map<String, String> ENDLESS =
      Map.of(
          "a function", "f(60 + x)",
          "Java", "(new Semaphore(0)).tryAcquire(x, 1000, TimeUnit.HOURS)");

  /** Expressions that take some seconds: what is left behind goes on beside the tests after it. */
  private static final Map<String, String> LONG =
      Map.of(
          "a remainder", "(3 ** 8000000) % (7 ** 2000000 + x)",
          "a text", "(\"\" + (3 ** 5000000 + x)).length()",
          "a power", "(x + 3 ** 9000).modPow(3 ** 9000, 3 ** 9000 + 2)",
          "a test for primes", "(2 ** 11213 - 1 + 0 * x).isProbablePrime(100)");

  private static Map<String, Reactor> reactors() {
    return Map.of(
        "sequential", new SequentialReactor(false),
        "parallel", new ParallelReactor(THREADS, Sizes.USUAL, false));
  }

  private static Program program(String call) {
    boolean java = call.contains("Semaphore");
    String imports =
        java ? "import java.util.concurrent.Semaphore; import java.util.concurrent.TimeUnit; " : "";
    Compilation made =
        Compiler.compile(
            new SourceText(
                "calls.hocl",
                imports + CALLS + "<1, 2, 3, 4, (replace x::Int by Done:(" + call + "))>"),
            new CompileOptions(Map.of(), Map.of(), Map.of(), Map.of(), null, java, List.of()));
    assertThat(made.program()).as("%s", made.diagnostics()).isNotNull();
    return Objects.requireNonNull(made.program());
  }

  private static Outcome run(Program program, Budget budget, Reactor reactor) {
    RunOptions options =
        new RunOptions(
            OptionalLong.empty(), budget, false, false, false, Observer.NONE, line -> {});
    return Machine.run(Machine.instantiate(program), options, reactor);
  }

  private static void leavesAll(Outcome outcome, End end) {
    assertThat(outcome.end()).as("%s", outcome.failure()).isEqualTo(end);
    assertThat(outcome.reactions()).isZero();
    assertThat(outcome.solution().atoms()).contains(1L, 2L, 3L, 4L).hasSize(5);
  }

  @TestFactory
  Stream<DynamicTest> atALimitOfTime() {
    Stream<DynamicTest> endless =
        ENDLESS.entrySet().stream()
            .flatMap(call ->
                reactors().entrySet().stream()
                    .map(reactor ->
                        dynamicTest(
                            call.getKey() + ", " + reactor.getKey(),
                            () -> isLeft(call.getValue(), reactor.getValue()))));
    Stream<DynamicTest> longOnes =
        LONG.entrySet().stream()
            .map(call ->
                dynamicTest(
                    call.getKey(), () -> isLeft(call.getValue(), new SequentialReactor(false))));
    return Stream.concat(endless, longOnes);
  }

  private static void isLeft(String call, Reactor reactor) {
    Budget budget = new Budget(Long.MAX_VALUE, Duration.ofMillis(100), new Cancellation());
    leavesAll(run(program(call), budget, reactor), End.TIME_LIMIT);
  }

  @TestFactory
  Stream<DynamicTest> whenCancelled() {
    return Stream.of("a function")
        .flatMap(call ->
            reactors().entrySet().stream()
                .map(reactor ->
                    dynamicTest(
                        call + ", " + reactor.getKey(),
                        () -> {
                          Cancellation cancellation = new Cancellation();
                          AtomicInteger polls = new AtomicInteger();
                          Budget budget =
                              new Budget(
                                  Long.MAX_VALUE,
                                  null,
                                  cancellation,
                                  reactions -> {
                                    if (polls.incrementAndGet() > 2) {
                                      cancellation.cancel();
                                    }
                                  });
                          Outcome outcome =
                              run(
                                  program(Objects.requireNonNull(ENDLESS.get(call))),
                                  budget,
                                  reactor.getValue());
                          leavesAll(outcome, End.INTERRUPTED);
                        })));
  }

  @Test
  void theProgramIsDividedWhereThereAreSeveralThreads() {
    Program program = program("f(60 + x)");
    assertThat(
            Machine.job(Machine.instantiate(program), RunOptions.plain())
                .chemistry()
                .distribution(Machine.instantiate(program).molecule())
                .gathered())
        .isNull();
  }
}
