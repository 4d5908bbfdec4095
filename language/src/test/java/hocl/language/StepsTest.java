package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.DeepStack;
import hocl.language.explore.Replay;
import hocl.language.generate.LargeGenerator;
import hocl.language.generate.ManyHeadsGenerator;
import hocl.language.generate.ProgramGenerator;
import hocl.language.plan.SafeGuard;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.language.program.Tiers;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.SequentialReactor;
import hocl.runtime.reactor.Vessel;
import hocl.runtime.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reactions and the number of steps are the same whoever watches and whichever way the engine
 * takes. {@code -Dhocl.soak.steps=N} compares that many programs instead of a few hundred, and
 * {@code -Dhocl.soak.from=S} begins with seed S.
 */
class StepsTest {

  private static final int PROGRAMS = Integer.getInteger("hocl.soak.steps", 120);
  private static final long FIRST = Long.getLong("hocl.soak.from", 1);

  /** One program in that many is a large one. */
  private static final int LARGE = 8;

  /** The number of times that a run of a large program looks at its budget. */
  private static final int MOST_POLLS = 400;

  private static final long MOST_BYTES = 1 << 26;

  /** A way to run a program; all but the first three are recorded. */
  private enum Way {
    PLAIN,
    PLAIN_NODES,
    PLAIN_KERNELS,
    RECORDER,
    TRACE,
    STATS,
    STRICT,
    NODES,
    KERNELS,
    MIXED,
    USED_VESSEL
  }

  /** Watches as a trace does, or as statistics do. */
  private static final class Watcher implements Observer {
    private final boolean listens;
    private long heard;

    Watcher(boolean listens) {
      this.listens = listens;
    }

    @Override
    public boolean wantsReactions() {
      return listens;
    }

    @Override
    public boolean wantsCounts() {
      return !listens;
    }

    @Override
    public void reacted(long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
      heard++;
      assertThat(number).isEqualTo(heard);
    }

    @Override
    public void counted(RuleDefinition definition, int times) {
      heard += times;
    }
  }

  /**
   * A run.
   *
   * @param reactions the records of its trace, as far as it goes
   * @param isGenerated whether generated code was made for it
   */
  private record Ran(Outcome outcome, List<String> reactions, boolean isGenerated) {}

  private static Ran run(Program program, Way way, int reactions) {
    Watcher watcher = way == Way.TRACE || way == Way.STATS ? new Watcher(way == Way.TRACE) : null;
    Tiers tiers =
        switch (way) {
          case PLAIN_NODES, NODES -> Tiers.NODES;
          case PLAIN_KERNELS, KERNELS, USED_VESSEL, TRACE, STATS, STRICT -> Tiers.KERNELS;
          case MIXED -> Tiers.MIXED;
          case PLAIN, RECORDER -> Tiers.AUTOMATIC;
        };
    RunOptions options =
        new RunOptions(
            OptionalLong.empty(),
            budget(reactions),
            way == Way.STRICT,
            way == Way.STATS,
            false,
            watcher == null ? Observer.NONE : watcher,
            line -> {},
            tiers);
    Instance instance;
    try {
      instance = Machine.instantiate(program);
    } catch (RunFailure failure) {
      return new Ran(
          new Outcome(End.FAILED, Solution.EMPTY, 0, 0, 0, 0, failure), List.of(), false);
    }
    if (way == Way.USED_VESSEL) {
      return inUsedVessel(instance, options);
    }
    Ran ran = inSolution(instance, options, way.compareTo(Way.RECORDER) >= 0);
    if (watcher != null) {
      assertThat(watcher.heard).as("%s", way).isEqualTo(ran.outcome().reactions());
    }
    return ran;
  }

  private static Ran inSolution(Instance instance, RunOptions options, boolean recorded) {
    LivingSolution living = new LivingSolution(options, false, false);
    if (recorded) {
      living.record(MOST_BYTES);
    }
    living.put(instance);
    Outcome outcome = living.react();
    return new Ran(
        outcome,
        recorded ? records(instance, living.trace()) : List.of(),
        living.usedGeneratedCode());
  }

  private static Ran inUsedVessel(Instance instance, RunOptions options) {
    Job job = Machine.job(instance, options);
    return DeepStack.call(() -> {
      Vessel vessel = new Vessel(job.chemistry(), Choice.fair(), Observer.NONE, false);
      vessel.load(Molecule.join(List.of(job.content(), Molecule.of(1L, 2L))), Vessel.Load.ACTIVE);
      vessel.react(budget(50));
      vessel.clear();
      vessel.record(MOST_BYTES);
      vessel.load(job.content(), Vessel.Load.ACTIVE);
      Outcome outcome = vessel.react(job.budget());
      return new Ran(outcome, records(instance, vessel.trace()), true);
    });
  }

  private static List<String> records(Instance instance, Trace trace) {
    List<String> records = new ArrayList<>();
    Replay.Result result =
        DeepStack.call(() ->
            Replay.judge(
                instance.molecule(),
                trace,
                null,
                Effort.unlimited(),
                numbers -> records.add(Arrays.toString(numbers))));
    records.add(result instanceof Replay.Legal ? "legal" : result.toString());
    return records;
  }

  private static Budget budget(int reactions) {
    Cancellation cancellation = new Cancellation();
    int[] polls = new int[1];
    return new Budget(
        reactions,
        null,
        cancellation,
        done -> {
          if (++polls[0] > MOST_POLLS) {
            cancellation.cancel();
          }
        });
  }

  /** Null if all ways agree, "" if some run took too long; otherwise how they differ. */
  private static @Nullable String difference(Program program, int reactions) {
    Map<Way, Ran> runs = new LinkedHashMap<>();
    for (Way way : Way.values()) {
      Ran ran = run(program, way, reactions);
      if (ran.outcome().end() == End.INTERRUPTED) {
        return "";
      }
      runs.put(way, ran);
    }
    Outcome plain = Objects.requireNonNull(runs.get(Way.PLAIN)).outcome();
    List<String> reference = Objects.requireNonNull(runs.get(Way.RECORDER)).reactions();
    List<String> differences = new ArrayList<>();
    boolean isGenerated = Objects.requireNonNull(runs.get(Way.KERNELS)).isGenerated();
    boolean guardsAreSafe = program.rules().stream().allMatch(SafeGuard::of);
    for (Way way : List.of(Way.TRACE, Way.STATS, Way.STRICT)) {
      boolean generated = Objects.requireNonNull(runs.get(way)).isGenerated();
      if (generated != isGenerated && (way != Way.STRICT || guardsAreSafe)) {
        differences.add(way + (generated ? ": by generated code" : ": by nodes"));
      }
    }
    runs.forEach((way, ran) -> {
      Outcome outcome = ran.outcome();
      boolean stopped = way == Way.STRICT && outcome.end() == End.FAILED;
      boolean same =
          stopped
              ? outcome.reactions() <= plain.reactions() && outcome.steps() <= plain.steps()
              : outcome.reactions() == plain.reactions()
                  && outcome.steps() == plain.steps()
                  && outcome.end() == plain.end()
                  && outcome.solution().equals(plain.solution());
      List<String> records = ran.reactions();
      int compared = stopped ? records.size() - 1 : records.size();
      boolean sameReactions =
          records.isEmpty()
              || (compared <= reference.size()
                  && records.subList(0, compared).equals(reference.subList(0, compared)));
      if (!same || !sameReactions) {
        differences.add(
            way
                + ": "
                + outcome.end()
                + " after "
                + outcome.reactions()
                + " reactions, "
                + outcome.steps()
                + " steps; plain: "
                + plain.end()
                + " after "
                + plain.reactions()
                + ", "
                + plain.steps()
                + (sameReactions ? "" : "; other reactions"));
      }
      if (!records.isEmpty() && !records.getLast().equals("legal")) {
        differences.add(way + ": " + records.getLast());
      }
    });
    return differences.isEmpty() ? null : String.join("\n", differences);
  }

  /** How a run of at most a number of steps ends, by a way to react. */
  private static Outcome within(Instance instance, Tiers tiers, long steps) {
    Job job =
        Machine.job(instance, RunOptions.plain().withTiers(tiers))
            .within(new Budget(20_000, steps, null, new Cancellation(), done -> {}));
    return DeepStack.call(() -> new SequentialReactor().run(job, Observer.NONE));
  }

  @Test
  void aBudgetOfStepsEndsAfterTheSameReactionsByAllWays() {
    int ended = 0;
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      String text =
          seed % 2 == 0
              ? LargeGenerator.generate(seed).program().text()
              : ProgramGenerator.generate(seed).text();
      Instance instance;
      try {
        instance = Machine.instantiate(Programs.of(text));
      } catch (RunFailure failure) {
        continue;
      }
      long all = within(instance, Tiers.NODES, 100_000).steps();
      long some = Math.floorMod(seed * 0x9E3779B97F4A7C15L, all + 1);
      Outcome nodes = within(instance, Tiers.NODES, some);
      for (Tiers tiers : List.of(Tiers.KERNELS, Tiers.MIXED)) {
        Outcome other = within(instance, tiers, some);
        String as = tiers + ", " + some + " steps of the program of seed " + seed + ": " + text;
        assertThat(other.end()).as(as).isEqualTo(nodes.end());
        assertThat(other.reactions()).as(as).isEqualTo(nodes.reactions());
        assertThat(other.steps()).as(as).isEqualTo(nodes.steps());
        assertThat(other.solution()).as(as).isEqualTo(nodes.solution());
      }
      ended += nodes.end() == End.STEP_LIMIT ? 1 : 0;
    }
    assertThat(ended).as("runs that the steps ended").isGreaterThan(PROGRAMS / 8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<range(1, 400), replace x::Int, y::Int by x if x >= y>",
        "<1:3, 2:1, 3:9, 4:2, replace i::Int:v::Int, j::Int:w::Int by i:w, j:v if i < j && v > w>",
        "<K:1:2, K:1:3, K:2:1, replace K:k:c::Int, K:k:d::Int by K:k:(c + d)>",
        "<range(2, 90), replace x::Int, y::Int by x if x < y && y % 3 == 0>",
        "let m = replace x::Int, y::Int by x if x >= y in <<3, 5, m>, <1, 9, m>, T:0, replace <x::Int, m>, T:t::Int by T:(t + x)>",
      })
  void whoeverWatchesCodeIsGenerated(String text) {
    Program program = Programs.of(text);
    for (Way way : List.of(Way.RECORDER, Way.TRACE, Way.STATS, Way.STRICT)) {
      Ran ran = run(program, way, 10_000);
      assertThat(ran.outcome().end()).isEqualTo(End.INERT);
      // the first way takes nodes until its rules are hot
      assertThat(ran.isGenerated() || way == Way.RECORDER).as("%s", way).isTrue();
    }
  }

  @Test
  void generatedProgramsTakeTheSameSteps(TestReporter reporter) {
    int compared = 0;
    int skipped = 0;
    List<String> differing = new ArrayList<>();
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      boolean large = seed % LARGE == 0;
      String text =
          switch ((int) (seed % LARGE)) {
            case 0 -> LargeGenerator.generate(seed).program().text();
            case 1, 2 -> ManyHeadsGenerator.large(seed).text();
            default -> ProgramGenerator.generate(seed).text();
          };
      Program program = Programs.of(text);
      String difference = difference(program, large ? 20_000 : 300);
      if (difference == null) {
        compared++;
      } else if (difference.isEmpty()) {
        skipped++;
      } else {
        differing.add("the program of seed " + seed + ": " + text + "\n" + difference);
      }
    }
    reporter.publishEntry(
        PROGRAMS + " programs", compared + " agree, " + skipped + " took too long");
    assertThat(differing.stream().limit(3).toList())
        .as("%d of %d differ", differing.size(), PROGRAMS)
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<1, 2, 3, 4, replace x::Int, y::Int by x if x >= y> | 3",
        "<1, 2, 3, 4, replace x::Int, y::Int by x if x > 9> | 6",
        "<1, 2, 3, replace x::Int by A:x> | 0",
        "<1:1, 2:1, 3:1, 1:2, replace k::Int:c::Int, k:d::Int by k:(c + d)> | 3",
      })
  void aStepIsARowThatIsLookedAt(String text, long steps) {
    for (Way way : Way.values()) {
      assertThat(run(Programs.of(text), way, 1000).outcome().steps())
          .as("%s", way)
          .isEqualTo(steps);
    }
  }
}
