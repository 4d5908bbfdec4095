package hocl.language.why;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.DeepStack;
import hocl.language.LivingSolution;
import hocl.language.Machine;
import hocl.language.Programs;
import hocl.language.RunOptions;
import hocl.language.audit.FinishedRun;
import hocl.language.explore.Chronicle;
import hocl.language.generate.LargeGenerator;
import hocl.language.generate.ProgramGenerator;
import hocl.language.program.Instance;
import hocl.language.program.RunFailure;
import hocl.language.program.Tiers;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Observer;
import hocl.runtime.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The story of a recorded run ends with the atoms that the run left, and tells of each how it came
 * to be. {@code -Dhocl.soak.trace=N} tells the stories of that many programs.
 */
class StoryTest {

  private static final int PROGRAMS = Integer.getInteger("hocl.soak.trace", 300);
  private static final long FIRST = Long.getLong("hocl.soak.from", 1);
  private static final int LARGE = 8;
  private static final List<Tiers> TIERS = List.of(Tiers.values());

  /** A story with little room tells of the first reactions, and says so. */
  @Test
  void aChronicleWithoutRoomIsCutOff() {
    Instance instance =
        Machine.instantiate(Programs.of("<A:0, (replace A:x::Int by A:(x + 1) if x < 10000)>"));
    FinishedRun run = run(instance, Tiers.AUTOMATIC, 20_000);
    Chronicle chronicle = new Chronicle(100_000);
    chronicle.put(run.content());
    chronicle.add(run.trace());
    assertThat(chronicle.isWhole()).isFalse();
    int reactions = chronicle.reactions();
    assertThat(reactions).isBetween(100, 5_000);
    assertThat(Arrays.stream(chronicle.left()).mapToObj(chronicle::atom))
        .contains(Tuple.of(Symbol.of("A"), (long) reactions));
    chronicle.add(Trace.EMPTY);
    assertThat(chronicle.isWhole()).isFalse();
  }

  private static FinishedRun run(Instance instance, Tiers tiers, long reactions) {
    RunOptions options =
        new RunOptions(
            OptionalLong.empty(),
            new Budget(reactions, null, new Cancellation()),
            false,
            false,
            false,
            Observer.NONE,
            line -> {},
            tiers);
    return FinishedRun.of(instance, options, true);
  }

  private static Story story(FinishedRun run) {
    Story story = new Story();
    story.put(run.content());
    story.add(run.trace());
    return story;
  }

  /** What is wrong with a story, or null. */
  private static @Nullable String difference(Instance instance, Tiers tiers, long reactions) {
    FinishedRun run = run(instance, tiers, reactions);
    if (!run.isRecorded()) {
      return null;
    }
    Chronicle chronicle = story(run).chronicle();
    if (chronicle.reactions() != run.trace().reactions()) {
      return chronicle.reactions() + " reactions, not " + run.trace().reactions();
    }
    Solution left =
        Solution.of(Arrays.stream(chronicle.left()).mapToObj(chronicle::atom).toArray());
    return Atoms.equal(left, run.outcome().solution())
        ? null
        : "it ends with "
            + AtomPrinter.PLAIN.print(left)
            + " instead of "
            + AtomPrinter.PLAIN.print(run.outcome().solution());
  }

  @Test
  void storiesOfGeneratedProgramsEndWithWhatIsLeft() {
    List<String> differing = new ArrayList<>();
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      boolean large = seed % LARGE == 0;
      String text =
          large
              ? LargeGenerator.generate(seed).program().text()
              : ProgramGenerator.generate(seed).text();
      Instance instance;
      try {
        instance = Machine.instantiate(Programs.of(text));
      } catch (RunFailure e) {
        continue;
      }
      Tiers tiers = TIERS.get((int) (seed % TIERS.size()));
      String difference =
          DeepStack.call(() -> difference(instance, tiers, large ? 3000 : 300) + "");
      if (!difference.equals("null")) {
        differing.add("the program of seed " + seed + " by " + tiers + ": " + text + difference);
      }
    }
    assertThat(differing.stream().limit(3).toList())
        .as("%d of %d differ", differing.size(), PROGRAMS)
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<3, 1, 4, 1, 5, replace x::Int, y::Int by x if x >= y> | 5 | HERE | 4",
        // the second rule takes what the first one makes before it comes to rest
        "<1, 2, 3, (replace x::Int by A:x if x > 0), replace A:x by B:x, C> | B:2 | HERE | 2",
        // copies
        "<A^5, replace A^n by N:n> | N:5 | HERE | 1",
        // a rule that was made
        "<A:1, (replace-one Make:n by (replace A:x by B:(x + n))), Make:3> | B:4 | HERE | 2",
        // a rule that reacts once, and one that leaves what it matches
        "<1, 2, (with x::Int, y::Int inject x + y if x < y), replace 3 by Three> | Three | HERE | 2",
        // in a solution that is still closed, and one that was opened
        "<In:<1, 2, replace x::Int, y::Int by x + y>> | 3 | INSIDE | 1",
        "<In:<1, 2, (replace x::Int, y::Int by x + y)>, replace In:<x, ?w> by x, w> | 3 | HERE | 2",
        "<In:<1, 2>> | 2 | HOLDS | 0",
        "<1, 2, replace 1 by 3> | 1 | GONE | 0",
        "<range(1, 400), T:0, replace x::Int, T:t::Int by T:(t + x)> | T:80200 | HERE | 400",
      })
  void anAtomIsThereAfterSomeReactions(
      String text, String atom, Story.Where where, long reactions) {
    Instance instance = Machine.instantiate(Programs.of(text));
    Story story = story(run(instance, Tiers.AUTOMATIC, Long.MAX_VALUE));
    AtomPattern pattern =
        Objects.requireNonNull(AtomPattern.read(atom, instance.names()).pattern());
    Story.Told told = story.why(pattern::matches, 4, 8);
    assertThat(told).isNotNull();
    assertThat(told.where()).isEqualTo(where);
    assertThat(told.reactions()).isEqualTo(reactions);
  }

  @Test
  void theTreeNamesReactionsAndAtoms() {
    Instance instance =
        Machine.instantiate(Programs.of("<Sum:0, 1, 2, 3, replace Sum:x, y::Int by Sum:(x + y)>"));
    Story.Told told =
        story(run(instance, Tiers.NODES, Long.MAX_VALUE))
            .why(atom -> AtomPrinter.PLAIN.print(atom).equals("Sum:6"), 2, 8);
    assertThat(told).isNotNull();
    assertThat(show(told.cause()))
        .isEqualTo("Sum:6 by 3 from [Sum:3 by 2 from [Sum:1 after 1, 2 put in], 3 put in]");
  }

  private static String show(Cause cause) {
    String atom = AtomPrinter.PLAIN.print(cause.atom());
    return switch (cause.origin()) {
      case Cause.Given o -> atom + " put in";
      case Cause.Made made ->
          atom
              + " by "
              + made.reaction()
              + " from "
              + made.taken().stream().map(StoryTest::show).toList();
      case Cause.LeftOut(long reactions) -> atom + " after " + reactions;
      case Cause.ToldBefore(long reaction) -> atom + " by " + reaction + " as before";
      case Cause.Inside inside -> atom + " in " + show(inside.holder());
      case Cause.Changed changed -> atom + " changed";
    };
  }

  @Test
  void whatIsToldOnceIsNotToldAgain() {
    Instance both =
        Machine.instantiate(Programs.of("<A, (replace A by B, C), replace-one B, C by Both> "));
    Story.Told told =
        story(run(both, Tiers.NODES, Long.MAX_VALUE))
            .why(atom -> atom.toString().equals("Both"), 9, 8);
    assertThat(told).isNotNull();
    assertThat(show(told.cause()))
        .isEqualTo("Both by 2 from [B by 1 from [A put in], C by 1 as before]");
  }

  @Test
  void aStoryGoesOn() {
    Story story = new Story();
    Instance first = Machine.instantiate(Programs.of("<1, 2, replace x::Int, y::Int by x + y>"));
    LivingSolution living = new LivingSolution(RunOptions.plain(), false);
    living.record(1 << 20);
    for (Instance each : List.of(first, Machine.instantiate(Programs.of("3, 4")))) {
      story.put(each.molecule());
      living.put(each);
      living.react();
      story.add(living.trace());
    }
    Story.Told told = story.why(atom -> atom.equals(10L), 9, 8);
    assertThat(told).isNotNull();
    assertThat(told.reactions()).isEqualTo(3);
    assertThat(told.where()).isEqualTo(Story.Where.HERE);
  }
}
