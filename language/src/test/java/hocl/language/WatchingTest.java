package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.DeepStack;
import hocl.language.generate.ProgramGenerator;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.language.program.Tiers;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.Vessel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Watching a run changes none of its reactions. */
class WatchingTest {

  private static final int PROGRAMS = Integer.getInteger("hocl.soak", 150);

  /** What watches. */
  private record Watch(boolean strict, boolean counts, Tiers tiers) {
    Watch(boolean strict, boolean counts) {
      this(strict, counts, Tiers.KERNELS);
    }
  }

  /** What a listener heard, and what came of it. */
  private record Heard(List<String> reactions, Outcome outcome) {}

  private static Heard watched(Program program, OptionalLong seed, Watch watch, int reactions) {
    List<String> heard = new ArrayList<>();
    RunOptions options =
        new RunOptions(
            seed,
            budget(reactions),
            watch.strict(),
            watch.counts(),
            false,
            listener(heard),
            line -> {},
            watch.tiers());
    return new Heard(heard, Machine.run(program, options));
  }

  private static Observer listener(List<String> heard) {
    return new Observer() {
      @Override
      public void reacted(long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
        heard.add(
            number
                + " "
                + AtomPrinter.PLAIN.print(rule)
                + " takes "
                + AtomPrinter.PLAIN.print(Solution.of(consumed.atoms()))
                + " makes "
                + AtomPrinter.PLAIN.print(Solution.of(produced.atoms()))
                + " at "
                + depth);
      }

      @Override
      public void printed(String line) {
        heard.add("prints " + line);
      }
    };
  }

  /** The lines that nodes report while they react, without a trace. */
  private static Heard toldByNodes(Program program, OptionalLong seed, int reactions) {
    List<String> heard = new ArrayList<>();
    RunOptions plain = RunOptions.plain();
    Instance instance;
    try {
      instance = Machine.instantiate(program);
    } catch (RunFailure failure) {
      return new Heard(heard, new Outcome(End.FAILED, Solution.EMPTY, 0, 0, 0, 0, failure));
    }
    return DeepStack.call(() -> {
      Choice choice = seed.isPresent() ? Choice.seeded(seed.getAsLong()) : Choice.fair();
      Vessel vessel = new Vessel(Machine.chemistry(program, plain), choice, listener(heard), false);
      vessel.load(instance.molecule(), Vessel.Load.ACTIVE);
      return new Heard(heard, vessel.react(budget(reactions)));
    });
  }

  private static Budget budget(int reactions) {
    return new Budget(reactions, null, new Cancellation());
  }

  private static void compare(String name, Program program, int reactions) {
    for (OptionalLong seed : List.of(OptionalLong.empty(), OptionalLong.of(7))) {
      Heard plain = watched(program, seed, new Watch(false, false), reactions);
      assertThat(plain.reactions())
          .as(name)
          .isEqualTo(toldByNodes(program, seed, reactions).reactions());
      Heard counted = watched(program, seed, new Watch(false, true), reactions);
      assertThat(counted.reactions()).as(name).isEqualTo(plain.reactions());
      assertThat(counted.outcome().solution()).as(name).isEqualTo(plain.outcome().solution());
      Heard strict = watched(program, seed, new Watch(true, false), reactions);
      int common = Math.min(strict.reactions().size(), plain.reactions().size());
      assertThat(strict.reactions()).as(name).isEqualTo(plain.reactions().subList(0, common));
      if (strict.outcome().end() != End.FAILED) {
        assertThat(common).as(name).isEqualTo(plain.reactions().size());
        assertThat(counted.outcome().guardFailures()).as(name).isZero();
      }
      for (Tiers tiers : new Tiers[] {Tiers.NODES, Tiers.KERNELS, Tiers.AUTOMATIC}) {
        RunOptions unwatched =
            new RunOptions(
                seed, budget(reactions), false, false, false, Observer.NONE, line -> {}, tiers);
        Outcome outcome = Machine.run(program, unwatched);
        assertThat(outcome.solution())
            .as("%s by %s", name, tiers)
            .isEqualTo(plain.outcome().solution());
        assertThat(outcome.reactions())
            .as("%s by %s", name, tiers)
            .isEqualTo(plain.outcome().reactions());
      }
    }
  }

  @Test
  void generatedProgramsReactTheSame() {
    for (long seed = 1; seed <= PROGRAMS; seed++) {
      String text = ProgramGenerator.generate(seed).text();
      compare("the program of seed " + seed + ": " + text, Programs.of(text), 200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<(tick = replace Tick by Tick, S), (drop = replace S by nothing), Tick>",
        "<(replace A:n::Int by B:(n + 1)), (replace B:n::Int by A:n), A:0, (replace x::Int, y::Int by x if x > y), 1, \"s\", 5, 3>",
        "<range(1, 40), A, \"b\", 2.5, (replace x, y by x if x < y && y % 3 == 0), replace x::Int by S:x if x % 7 == 0>",
        "<1:5, 2:3, 3:9, 4:1, 5:7, 6:2, A:1, replace i:v, j:w by i:w, j:v if i < j && v > w>",
        "<range(1, 30), 0, T:0, (replace x::Int, y::Int by x if y % x == 1 && x != 0), replace x::Int, T:t::Int by T:(t + 1) if 100 / x > 20>",
        "<<1, 0, A, 4, (replace-one x, ?w by <x> if 4 / x == 1)>, (replace <<x>, ?w> by x, w), replace x, y by x if x == y>",
        "<(replace-one A^n by N:n if 10 / (n - 3) > 1), A^6, (replace x::Int by nothing if 1 / x > 5), 0>",
        "<(replace Tick by Tick), Tick, A, B, 0, (replace x, y by x:y if x > y)>",
        "<(replace x::Int, y::Int by x, print(x, y) if x >= y), range(1, 20), (replace A:n::Int by B:n, print(n)), A:1, A:2>",
        "<range(1, 90), (replace x::Int, y::Int by x if x > y)>",
        "let m = replace x::Int, y::Int by x if x >= y in <<3, 5, m>, <1, 9, <4, 2, m>, m>, T:0, (replace <x::Int, m>, T:t::Int by T:(t + x)), replace <x::Int, ?w>, T:t::Int by T:(t + x), K:<w>>",
        "<L:[1, 2, 3], (replace L:[x, ?w] by L:[w], x), (replace x^2 by D:x), 1, 2, 3, 3>",
        "<A^9, (replace A^2 by B), (replace B by nothing)>",
        "<P:1, P:2, <A>, <>, (replace P:x::Int, <?w> by B:x, D), (replace B:x by C:x, C:0)>",
        "<0, (replace 0 by 1), (replace 1 by 0), A, (replace A by B), (replace B by A), (replace-one x::Int, y by Stop if x + 1 == y)>",
      })
  void programsReactTheSame(String text) {
    compare(text, Programs.of(text), 10_000);
  }
}
