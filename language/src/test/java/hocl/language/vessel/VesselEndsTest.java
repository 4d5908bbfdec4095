package hocl.language.vessel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import hocl.grammar.DeepStack;
import hocl.language.LivingSolution;
import hocl.language.Machine;
import hocl.language.Programs;
import hocl.language.RunOptions;
import hocl.language.program.Tiers;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.Vessel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A vessel after every kind of end, with several at once, and called by several threads. */
class VesselEndsTest {
  private static final int ATOMS = 50_000;
  private static final String SUM =
      "range(1, "
          + ATOMS
          + "), (replace x::Int, y::Int by x + y), <5, 7, replace a::Int, b::Int by a>";

  /** The ways in which a run can end. */
  enum Way {
    INERT(End.INERT, SUM),
    LIMIT(End.REACTION_LIMIT, SUM),
    STEPS(End.STEP_LIMIT, SUM),
    TIME(End.TIME_LIMIT, SUM),
    CANCELLED(End.INTERRUPTED, SUM),
    CANCELLED_HALFWAY(End.INTERRUPTED, SUM),
    FAILED_PRODUCT(
        End.FAILED,
        "range(1, 500), Bad, (replace Bad, x::Int by x - \"s\"),"
            + " replace x::Int, y::Int by x if x > y"),
    STRICT_GUARD(End.FAILED, "range(1, 500), \"s\", replace x::Int, y by x if x > y"),
    LIMIT_IN_GUARD(
        End.FAILED, "let rec f(n) = 1 + f(n + 1); range(1, 5), replace x::Int by 1 if f(x) > 0");

    final End end;
    final String text;

    Way(End end, String text) {
      this.end = end;
      this.text = text;
    }

    Budget budget() {
      return switch (this) {
        case LIMIT -> new Budget(1000, null, new Cancellation());
        case STEPS -> new Budget(Long.MAX_VALUE, 2000, null, new Cancellation(), reactions -> {});
        case TIME -> new Budget(Long.MAX_VALUE, Duration.ZERO, new Cancellation());
        case CANCELLED -> cancelled();
        case CANCELLED_HALFWAY -> cancelledHalfway();
        case INERT, FAILED_PRODUCT, STRICT_GUARD, LIMIT_IN_GUARD -> Budget.unlimited();
      };
    }

    private static Budget cancelled() {
      Cancellation cancellation = new Cancellation();
      cancellation.cancel();
      return new Budget(Long.MAX_VALUE, null, cancellation);
    }

    private static Budget cancelledHalfway() {
      Cancellation cancellation = new Cancellation();
      return new Budget(
          Long.MAX_VALUE,
          null,
          cancellation,
          done -> {
            if (done > 100) {
              cancellation.cancel();
            }
          });
    }

    Job job(Tiers tiers) {
      RunOptions options =
          new RunOptions(
              OptionalLong.empty(),
              Budget.unlimited(),
              this == STRICT_GUARD,
              false,
              false,
              Observer.NONE,
              line -> {},
              tiers);
      return Machine.job(Machine.instantiate(Programs.of(text)), options);
    }
  }

  private static Vessel vessel(Job job, Observer observer) {
    return new Vessel(job.chemistry(), Choice.fair(), observer, false);
  }

  private static Observer recorder(List<String> lines) {
    return new Observer() {
      @Override
      public void reacted(long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
        lines.add(number + ": " + consumed + " -> " + produced + " at " + depth);
      }
    };
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void afterEveryEndAVesselGoesOnAndIsUsedAgain(Way way) {
    DeepStack.call(() -> {
      goesOnAndIsUsedAgain(way);
      return true;
    });
  }

  private static void goesOnAndIsUsedAgain(Way way) {
    for (Tiers tiers : List.of(Tiers.NODES, Tiers.AUTOMATIC, Tiers.KERNELS)) {
      Job job = way.job(tiers);
      Outcome whole = fresh(job);
      Vessel vessel = vessel(job, Observer.NONE);
      vessel.load(job.content(), Vessel.Load.ACTIVE);
      Outcome outcome = vessel.react(way.budget());
      assertThat(outcome.end()).as("%s", tiers).isEqualTo(way.end);
      assertThat(outcome.failure() == null).isEqualTo(way.end != End.FAILED);
      assertThat(vessel.solution()).isEqualTo(outcome.solution());
      Outcome further = vessel.react(Budget.unlimited());
      assertThat(further.end()).as("%s", tiers).isEqualTo(whole.end());
      if (way.end != End.FAILED) {
        assertThat(further.solution()).as("%s", tiers).isEqualTo(whole.solution());
        assertThat(further.reactions()).as("%s", tiers).isEqualTo(whole.reactions());
      }
      vessel.clear();
      assertThat(vessel.solution()).isEqualTo(Solution.EMPTY);
      vessel.load(job.content(), Vessel.Load.ACTIVE);
      Outcome again = vessel.react(Budget.unlimited());
      assertThat(again.end()).as("%s", tiers).isEqualTo(whole.end());
      assertThat(again.solution()).as("%s", tiers).isEqualTo(whole.solution());
      assertThat(again.reactions()).as("%s", tiers).isEqualTo(whole.reactions());
    }
  }

  private static Outcome fresh(Job job) {
    Vessel vessel = vessel(job, Observer.NONE);
    vessel.load(job.content(), Vessel.Load.ACTIVE);
    return vessel.react(Budget.unlimited());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void afterEveryEndTheNextRunIsThatOfAFreshVessel(Way way) {
    Job job = way.job(Tiers.AUTOMATIC);
    Budget few = new Budget(300, null, new Cancellation());
    List<String> expected = new ArrayList<>();
    Vessel fresh = vessel(job, recorder(expected));
    fresh.load(job.content(), Vessel.Load.ACTIVE);
    DeepStack.call(() -> fresh.react(few));
    List<String> lines = new ArrayList<>();
    Vessel used = vessel(job, recorder(lines));
    used.load(job.content(), Vessel.Load.ACTIVE);
    DeepStack.call(() -> used.react(way.budget()));
    used.take();
    lines.clear();
    used.load(job.content(), Vessel.Load.ACTIVE);
    DeepStack.call(() -> used.react(few));
    assertThat(lines).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aLivingSolutionTakesMoreAfterEveryEnd(Way way) {
    LivingSolution living = new LivingSolution(RunOptions.plain(), false);
    living.add(Programs.of(way.text));
    living.react(way.budget());
    Solution before = living.snapshot();
    living.add(Programs.of("Late"));
    assertThat(living.snapshot().size()).isEqualTo(before.size() + 1);
    assertThat(living.react().solution().atoms()).contains(Symbol.of("Late"));
  }

  @Test
  void whatWasFrozenWhileAtomsWereActiveStays() {
    Job job = Way.LIMIT.job(Tiers.AUTOMATIC);
    Outcome whole = fresh(job);
    Vessel vessel = vessel(job, Observer.NONE);
    vessel.load(job.content(), Vessel.Load.ACTIVE);
    Solution atFirst = vessel.solution();
    assertThat(atFirst).isEqualTo(Solution.of(job.content()));
    List<Solution> frozen = new ArrayList<>();
    List<Object> digests = new ArrayList<>();
    End end = End.REACTION_LIMIT;
    long reactions = 0;
    while (end == End.REACTION_LIMIT) {
      Outcome outcome = vessel.react(new Budget(9973, null, new Cancellation()));
      end = outcome.end();
      reactions = outcome.reactions();
      Solution solution = vessel.solution();
      assertThat(solution.inert()).isEqualTo(end == End.INERT);
      frozen.add(solution);
      digests.add(sum(solution));
    }
    assertThat(reactions).isEqualTo(whole.reactions());
    assertThat(frozen.getLast()).isEqualTo(whole.solution());
    assertThat(atFirst).isEqualTo(Solution.of(job.content()));
    for (int i = 0; i < frozen.size(); i++) {
      // the sum is kept by every reaction, and so by every snapshot
      assertThat(sum(frozen.get(i))).isEqualTo(digests.get(i)).isEqualTo(sum(atFirst));
    }
  }

  private static long sum(Solution solution) {
    return solution.atoms().stream()
        .filter(Long.class::isInstance)
        .mapToLong(atom -> (Long) atom)
        .sum();
  }

  @Test
  void twoVesselsOfOneChemistryReactInTurn() {
    Job job = Way.LIMIT.job(Tiers.AUTOMATIC);
    List<String> expected = new ArrayList<>();
    Vessel alone = vessel(job, recorder(expected));
    alone.load(job.content(), Vessel.Load.ACTIVE);
    for (int round = 0; round < 20; round++) {
      alone.react(new Budget(100, null, new Cancellation()));
    }
    List<List<String>> lines = List.of(new ArrayList<>(), new ArrayList<>());
    List<Vessel> vessels = lines.stream().map(each -> vessel(job, recorder(each))).toList();
    vessels.forEach(vessel -> vessel.load(job.content(), Vessel.Load.ACTIVE));
    for (int round = 0; round < 20; round++) {
      vessels.forEach(vessel -> vessel.react(new Budget(100, null, new Cancellation())));
    }
    assertThat(lines.get(0)).isEqualTo(expected);
    assertThat(lines.get(1)).isEqualTo(expected);
  }

  @Test
  void twoVesselsOfOneChemistryReactOnTwoThreads() throws InterruptedException, ExecutionException {
    for (Tiers tiers : List.of(Tiers.AUTOMATIC, Tiers.MIXED)) {
      Job job = Way.INERT.job(tiers);
      Outcome expected = fresh(job);
      CountDownLatch both = new CountDownLatch(2);
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        List<Future<List<Outcome>>> results = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          results.add(
              threads.submit(() -> {
                both.countDown();
                both.await();
                Vessel vessel = vessel(job, Observer.NONE);
                List<Outcome> outcomes = new ArrayList<>();
                for (int round = 0; round < 5; round++) {
                  vessel.load(job.content(), Vessel.Load.ACTIVE);
                  outcomes.add(vessel.react(Budget.unlimited()));
                  vessel.clear();
                }
                return outcomes;
              }));
        }
        for (Future<List<Outcome>> result : results) {
          for (Outcome outcome : result.get()) {
            assertThat(outcome.solution()).isEqualTo(expected.solution());
            assertThat(outcome.reactions()).isEqualTo(expected.reactions());
          }
        }
      }
    }
  }

  @Test
  void anotherThreadIsRefusedWhileAVesselReacts() throws InterruptedException, ExecutionException {
    Job job = Way.INERT.job(Tiers.NODES);
    CountDownLatch reacting = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    Vessel vessel =
        vessel(
            job,
            new Observer() {
              @Override
              public void reacted(
                  long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
                if (number == 10) {
                  reacting.countDown();
                  await(seen);
                }
              }
            });
    vessel.load(job.content(), Vessel.Load.ACTIVE);
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Outcome> outcome = threads.submit(() -> vessel.react(Budget.unlimited()));
      reacting.await();
      Rule rule =
          (Rule)
              job.content().atoms().stream()
                  .filter(Rule.class::isInstance)
                  .findFirst()
                  .orElseThrow();
      List<Consumer<Vessel>> calls =
          List.of(
              other -> other.load(Molecule.of(1L), Vessel.Load.ACTIVE),
              other -> other.lend(rule, Vessel.Load.ACTIVE),
              Vessel::take,
              Vessel::clear,
              Vessel::solution,
              Vessel::keepArrivals,
              other -> other.drive(Budget.unlimited()),
              other -> other.react(Budget.unlimited()));
      for (Consumer<Vessel> call : calls) {
        assertThatIllegalStateException()
            .isThrownBy(() -> call.accept(vessel))
            .withMessageStartingWith("the vessel is in use by the thread ");
      }
      seen.countDown();
      assertThat(outcome.get().end()).isEqualTo(End.INERT);
      assertThat(outcome.get().solution()).isEqualTo(fresh(job).solution());
    }
    // and when the call is over another thread may go on
    assertThat(vessel.take().content().size()).isPositive();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anObserverDoesNotCallTheVesselThatItObserves() {
    Job job = Way.INERT.job(Tiers.NODES);
    List<Vessel> observed = new ArrayList<>();
    List<IllegalStateException> refusals = new ArrayList<>();
    Vessel vessel =
        vessel(
            job,
            new Observer() {
              @Override
              public void reacted(
                  long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
                if (number == 1) {
                  try {
                    observed.getFirst().solution();
                  } catch (IllegalStateException e) {
                    refusals.add(e);
                  }
                }
              }
            });
    observed.add(vessel);
    vessel.load(job.content(), Vessel.Load.ACTIVE);
    vessel.drive(Budget.unlimited());
    assertThat(refusals).hasSize(1);
    assertThat(refusals.getFirst()).hasMessage("the vessel is called while it reacts");
  }
}
