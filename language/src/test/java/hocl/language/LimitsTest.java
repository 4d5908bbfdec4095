package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.language.program.Program;
import hocl.language.program.StoppedAtStart;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Limits;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever a program evaluates ends at a limit: at the start, in reactions, in calls. */
class LimitsTest {

  private static final String CALLS = "let f(n) = if n == 0 then 1 else f(n - 1) + f(n - 1); ";

  private static Program program(String text, boolean allowJava) {
    Compilation made =
        Compiler.compile(
            new SourceText("limits.hocl", text),
            new CompileOptions(Map.of(), Map.of(), Map.of(), Map.of(), null, allowJava, List.of()));
    Program program = made.program();
    assertThat(program).as(made.diagnostics().toString()).isNotNull();
    return java.util.Objects.requireNonNull(program);
  }

  private static Cancellation cancelled() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    return cancellation;
  }

  private static Outcome run(Program program, Budget budget, Runnable whenItPrints) {
    return Machine.run(
        program,
        new RunOptions(
            OptionalLong.empty(),
            budget,
            false,
            false,
            false,
            Observer.NONE,
            line -> whenItPrints.run()));
  }

  /** Runs a program that is cancelled as soon as it prints a line. */
  private static Outcome cancelledByItself(String text, boolean allowJava) {
    Cancellation cancellation = new Cancellation();
    return run(
        program(text, allowJava),
        new Budget(Long.MAX_VALUE, null, cancellation),
        cancellation::cancel);
  }

  private static void stopsAtStart(String text, boolean allowJava, End end, Budget budget) {
    Program program = program(text, allowJava);
    Assertions.assertThatExceptionOfType(StoppedAtStart.class)
        .isThrownBy(() -> Machine.instantiate(program, new Limits(budget)))
        .satisfies(stopped -> assertThat(stopped.end()).isEqualTo(end));
    Outcome outcome = run(program, budget, () -> {});
    assertThat(outcome.end()).isEqualTo(end);
    assertThat(outcome.reactions()).isZero();
  }

  private static Budget interrupted() {
    return new Budget(Long.MAX_VALUE, null, cancelled());
  }

  @Test
  void theFirstAtomsAreStopped() {
    stopsAtStart(CALLS + "<f(60)>", false, End.INTERRUPTED, interrupted());
    Budget noTime = new Budget(Long.MAX_VALUE, Duration.ZERO, new Cancellation());
    stopsAtStart(CALLS + "<f(60)>", false, End.TIME_LIMIT, noTime);
  }

  @Test
  void definitionsAndParametersAreStopped() {
    stopsAtStart(CALLS + "let x = f(60); <x>", false, End.INTERRUPTED, interrupted());
    stopsAtStart(CALLS + "param x = f(60); <x>", false, End.INTERRUPTED, interrupted());
  }

  @Test
  void whatLooksAtNoLimitAtTheStartIsLeftToItself() {
    stopsAtStart(
        "import java.util.concurrent.Semaphore; <1, (new Semaphore(0)).acquire()>",
        true,
        End.INTERRUPTED,
        interrupted());
  }

  @Test
  void aCallOfJavaThatNeverReturnsIsGivenUp() {
    Outcome outcome =
        cancelledByItself(
            "import java.util.concurrent.Semaphore;"
                + "<1, (replace-one 1 by 2, print(\"now\")),"
                + " (replace-one x::Int by (new Semaphore(0)).acquire() if x == 2)>",
            true);
    assertThat(outcome.end()).isEqualTo(End.INTERRUPTED);
    assertThat(outcome.reactions()).isEqualTo(1);
    assertThat(AtomPrinter.PLAIN.print(outcome.solution())).startsWith("<2, ");
  }

  @Test
  void reactionsThatMakeMoreAndMoreAreStoppedBetween() {
    for (String twice : List.of("[l, l]", "(l:l)")) {
      Cancellation cancellation = new Cancellation();
      Outcome outcome =
          run(
              program(
                  "<D:60:[<1>], (replace D:n::Int:l by D:(n - 1):" + twice + " if n > 0)>", false),
              new Budget(
                  Long.MAX_VALUE,
                  null,
                  cancellation,
                  reactions -> {
                    if (reactions > 12) {
                      cancellation.cancel();
                    }
                  }),
              () -> {});
      assertThat(outcome.end()).isEqualTo(End.INTERRUPTED);
      assertThat(outcome.reactions()).isBetween(12L, 14L);
      assertThat(AtomPrinter.PLAIN.print(outcome.solution())).startsWith("<D:4");
    }
  }

  @Test
  void aLivingSolutionTakesTheNextProgramAfterOneThatWasStopped() {
    LivingSolution living = new LivingSolution(RunOptions.plain(), false);
    Program endless = program(CALLS + "<f(60)>", false);
    Assertions.assertThatExceptionOfType(StoppedAtStart.class)
        .isThrownBy(() -> living.add(endless, new Limits(interrupted())));
    living.add(program(CALLS + "<f(12)>", false));
    assertThat(AtomPrinter.PLAIN.print(living.react().solution())).isEqualTo("<4096>");
  }

  @Test
  void seventyThousandLetsOneInAnotherAreRead() {
    StringBuilder text = new StringBuilder("<");
    for (int i = 0; i < 70_000; i++) {
      text.append("let a").append(i).append(" = ").append(i).append(" in ");
    }
    Program program = program(text.append("a0 + a69999>").toString(), false);
    assertThat(hocl.language.review.Review.of(program)).isEmpty();
    Outcome outcome = run(program, Budget.unlimited(), () -> {});
    assertThat(AtomPrinter.PLAIN.print(outcome.solution())).isEqualTo("<69999>");
  }
}
