package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.generate.LargeGenerator;
import hocl.language.generate.ProgramGenerator;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.language.program.Tiers;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.Vessel;
import java.util.ArrayList;
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

/**
 * The number of steps is the same whoever watches and whichever way the engine takes. {@code
 * -Dhocl.soak.steps=N} compares that many programs instead of a few hundred, and {@code
 * -Dhocl.soak.from=S} begins with seed S.
 */
class StepsTest {

  private static final int PROGRAMS = Integer.getInteger("hocl.soak.steps", 300);
  private static final long FIRST = Long.getLong("hocl.soak.from", 1);

  /** One program in that many is a large one. */
  private static final int LARGE = 8;

  /** The number of times that a run of a large program looks at its budget. */
  private static final int MOST_POLLS = 400;

  /** A way to run a program. */
  private enum Way {
    PLAIN,
    TRACE,
    STATS,
    STRICT,
    NODES,
    KERNELS,
    MIXED,
    USED_VESSEL
  }

  /** Watches as a trace does. */
  private static final Observer WATCHER = new Observer() {};

  private static Outcome run(Program program, Way way, int reactions) {
    Observer observer = way == Way.TRACE ? WATCHER : Observer.NONE;
    Tiers tiers =
        switch (way) {
          case NODES -> Tiers.NODES;
          case KERNELS, USED_VESSEL -> Tiers.KERNELS;
          case MIXED -> Tiers.MIXED;
          case PLAIN, TRACE, STATS, STRICT -> Tiers.AUTOMATIC;
        };
    RunOptions options =
        new RunOptions(
            OptionalLong.empty(),
            budget(reactions),
            way == Way.STRICT,
            way == Way.STATS,
            false,
            observer,
            line -> {},
            tiers);
    return way == Way.USED_VESSEL ? inUsedVessel(program, options) : Machine.run(program, options);
  }

  private static Outcome inUsedVessel(Program program, RunOptions options) {
    Job job;
    try {
      job = Machine.job(Machine.instantiate(program), options);
    } catch (RunFailure failure) {
      return new Outcome(End.FAILED, Solution.EMPTY, 0, 0, 0, 0, failure);
    }
    return hocl.grammar.DeepStack.call(() -> {
      Vessel vessel = new Vessel(job.chemistry(), Choice.fair(), Observer.NONE, false);
      vessel.load(Molecule.join(List.of(job.content(), Molecule.of(1L, 2L))), Vessel.Load.ACTIVE);
      vessel.react(budget(50));
      vessel.clear();
      vessel.load(job.content(), Vessel.Load.ACTIVE);
      return vessel.react(job.budget());
    });
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
    Map<Way, Outcome> outcomes = new LinkedHashMap<>();
    for (Way way : Way.values()) {
      Outcome outcome = run(program, way, reactions);
      if (outcome.end() == End.INTERRUPTED) {
        return "";
      }
      outcomes.put(way, outcome);
    }
    Outcome plain = Objects.requireNonNull(outcomes.get(Way.PLAIN));
    List<String> differences = new ArrayList<>();
    outcomes.forEach((way, outcome) -> {
      boolean stopped = way == Way.STRICT && outcome.end() == End.FAILED;
      boolean same =
          stopped
              ? outcome.reactions() <= plain.reactions() && outcome.steps() <= plain.steps()
              : outcome.reactions() == plain.reactions()
                  && outcome.steps() == plain.steps()
                  && outcome.end() == plain.end()
                  && outcome.solution().equals(plain.solution());
      if (!same) {
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
                + plain.steps());
      }
    });
    return differences.isEmpty() ? null : String.join("\n", differences);
  }

  @Test
  void generatedProgramsTakeTheSameSteps(TestReporter reporter) {
    int compared = 0;
    int skipped = 0;
    long steps = 0;
    List<String> differing = new ArrayList<>();
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      boolean large = seed % LARGE == 0;
      String text =
          large
              ? LargeGenerator.generate(seed).program().text()
              : ProgramGenerator.generate(seed).text();
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
      assertThat(run(Programs.of(text), way, 1000).steps()).as("%s", way).isEqualTo(steps);
    }
  }
}
