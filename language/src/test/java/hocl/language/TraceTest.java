package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.DeepStack;
import hocl.language.audit.FinishedRun;
import hocl.language.explore.Replay;
import hocl.language.generate.LargeGenerator;
import hocl.language.generate.ProgramGenerator;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.language.program.Tiers;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.trace.Trace;
import hocl.runtime.trace.TraceCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recording changes no run, every way to run gives the same trace, and a replay of it is legal.
 * {@code -Dhocl.soak.trace=N} compares that many programs instead of a few hundred, and {@code
 * -Dhocl.soak.from=S} begins with seed S.
 */
class TraceTest {

  private static final int PROGRAMS = Integer.getInteger("hocl.soak.trace", 200);
  private static final long FIRST = Long.getLong("hocl.soak.from", 1);
  private static final int LARGE = 8;
  private static final long MOST_BYTES = 1 << 26;

  /** Where the first int of the first part lies in an encoded trace. */
  private static final int FIRST_RECORD = 18;

  /** A run with its trace. */
  private record Recorded(Instance instance, Outcome outcome, Trace trace) {}

  private static RunOptions options(Tiers tiers, int reactions) {
    return new RunOptions(
        OptionalLong.empty(),
        new Budget(reactions, null, new Cancellation()),
        false,
        false,
        false,
        Observer.NONE,
        line -> {},
        tiers);
  }

  private static Recorded record(Instance instance, Tiers tiers, int reactions) {
    LivingSolution living = new LivingSolution(options(tiers, reactions), false, false);
    living.record(MOST_BYTES);
    living.put(instance);
    Outcome outcome = living.react();
    return new Recorded(instance, outcome, living.trace());
  }

  private static Replay.Result judged(Recorded run) {
    return DeepStack.call(() ->
        Replay.judge(
            run.instance().molecule(), run.trace(), run.outcome().solution(), Effort.unlimited()));
  }

  /** The difference, or null. */
  private static @Nullable String difference(
      Instance instance, int reactions, Map<String, Integer> seen) {
    Outcome plain = Machine.run(instance, options(Tiers.AUTOMATIC, reactions));
    for (Tiers tiers : new Tiers[] {Tiers.NODES, Tiers.KERNELS, Tiers.MIXED, Tiers.AUTOMATIC}) {
      Recorded run = record(instance, tiers, reactions);
      Outcome outcome = run.outcome();
      if (outcome.reactions() != plain.reactions()
          || outcome.steps() != plain.steps()
          || outcome.end() != plain.end()
          || !outcome.solution().equals(plain.solution())) {
        return "recording by "
            + tiers
            + " changes the run: "
            + outcome.reactions()
            + " reactions, "
            + outcome.steps()
            + " steps, not "
            + plain.reactions()
            + ", "
            + plain.steps();
      }
      Replay.Result result = judged(run);
      if (!(result instanceof Replay.Legal legal)) {
        return "by " + tiers + ": " + result;
      }
      if (run.trace().ending() == Trace.Ending.OPEN && legal.reactions() != outcome.reactions()) {
        return "by " + tiers + " " + legal.reactions() + " of " + outcome.reactions();
      }
      seen.merge(run.trace().ending() + (legal.whole() ? ", whole" : ", in part"), 1, Integer::sum);
    }
    return null;
  }

  @Test
  void everyReactionOfGeneratedProgramsIsLegal(TestReporter reporter) {
    Map<String, Integer> seen = new TreeMap<>();
    List<String> differing = new ArrayList<>();
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      boolean large = seed % LARGE == 0;
      String text =
          large
              ? LargeGenerator.generate(seed).program().text()
              : ProgramGenerator.generate(seed).text();
      Program program = Programs.of(text);
      Instance instance;
      try {
        instance = Machine.instantiate(program);
      } catch (RunFailure e) {
        continue;
      }
      String difference = difference(instance, large ? 5000 : 300, seen);
      if (difference != null) {
        differing.add("the program of seed " + seed + ": " + text + "\n" + difference);
      }
    }
    reporter.publishEntry(PROGRAMS + " programs", seen.toString());
    assertThat(differing.stream().limit(3).toList())
        .as("%d of %d differ", differing.size(), PROGRAMS)
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<range(1, 5000), replace x::Int, y::Int by x if x >= y>",
        // a solution is taken out of an atom, and into another one, when it has just come to rest
        "let filter(s) = replace l:s:_:_ by nothing in let protect = replace t:s:g, N:<?m> by"
            + " P:<filter(s), m> in let deliver = replace d:<l:s::String:a:text::String, ?m>, x:a:<?i>"
            + " by Q:<m>, <s:text, i> in <protect, deliver, C:\"\", Ix:\"ann\":<>, I:\"bea\":<>,"
            + " N:<M:\"\":\"ann\":\"\", M:\"bea\":\"\":\"\", M:\"\">>",
        "<range(1, 900), replace x::Int, y::Int by x + y>",
        "<range(1, 60), (replace x::Int, y::Int by x, y % x if y >= x && x > 0), replace 0 by nothing>",
        "<range(2, 500), replace x::Int, y::Int by x if y % x == 0>",
        "<\"b\":1, \"a\":2, \"b\":3, \"a\":4, replace k::String:c::Int, k:d::Int by k:(c + d)>",
        "<C:500, F:0:1, replace C:k::Int, F:a::Int:b::Int by C:(k - 1), F:b:((a + b) % 1000007) if k > 0>",
        "<range(1, 400), T:0, U:7, (replace x::Int, T:t::Int by T:(t + x) if x % 3 == 0), replace U:u::Int, x::Int by U:(u + 1) if x % 5 == 1>",
        "<range(1, 400), (replace x::Int by A:x if x > 5), replace A:x::Int by B:x, C>",
        "<range(1, 40), (replace x::Int by (if x % 2 == 0 then x div 2 else 3 * x + 1), S if x > 1)>",
        "<1:5, 2:3, 3:9, 4:1, 5:7, 6:2, replace i::Int:v::Int, j::Int:w::Int by i:w, j:v if i < j && v > w>",
        "<1, 2, 3, (with x::Int, y::Int inject x + y if x < y), replace 5 by Five>",
        "<A^5, (replace A^n by N:n), <1, 2>, (replace <x::Int, ?w> by x, w)>",
        // others follow at once what takes more than one atom for a head, or looks into one
        "<A^9, (replace A^2 by B), (replace B by nothing)>",
        "<P:1, P:2, <A>, <>, (replace P:x::Int, <?w> by B:x, D), (replace B:x by C:x, C:0)>",
        "<range(1, 30), replace-one x::Int, y::Int by x + y, replace-one x::Int by x>",
        "let max = replace x::Int, y::Int by x if x >= y; <<max, range(1, 500)>, <max, 7, 9, 3>, replace <x::Int, ?r> by x>",
        "let max = replace x::Int, y::Int by x if x >= y; <A:<max, 1, 2>:<max, 3, 4, <5, replace 5 by 6>>, replace A:<x::Int, ?r>:<y::Int, ?s> by B:<x, y, max>:<s>>",
        "let grow = replace n::Int by n + 1, n if n < 12; <In:<grow, 1>, Out:<>, replace In:<x::Int, ?w>, Out:<?v> by In:<w>, Out:<x, v>>",
        "let down = replace n::Int by n - 1 if n > 0; <<<<down, 5, <down, 7>>, down, 3>>, replace <<?w>, ?v> by w, v>",
        "<[<1, 2, replace x::Int, y::Int by x + y>, <3>], replace [<x::Int, ?r>, <y::Int, ?s>] by [<x, y, r>, s]>",
        "let step = replace-one x::Int by x + 1; let feed = replace S:<?w>, n::Int by S:<w, step, n> if n > 0; <feed, S:<step, 5>, 1, 2, 3, 4>",
        "let eat = replace x::Int, y::Int by x + y; <T:0:<eat, 1, 2>, replace T:n::Int:<x::Int, ?w> by T:(n + 1):<x, w, n, n> if n < 20>",
        "let sieve = replace x::Int, y::Int by x if y % x == 0; <L:<sieve, range(2, 60)>, R:<sieve, range(50, 90)>, replace L:<?v>, R:<?w> by <v, w>>",
        "<In:<1, (replace x::Int by A)>, (replace In:<?u> by Out:<u>)>",
        "<<1, (replace x::Int by A)>, (replace-one <?u> by Out:<u>)>",
        "<In:<1, (replace x::Int by A)>, (replace-one In:x by x)>",
        "<[<1, (replace x::Int by A)>], (replace-one [x] by x)>",
        "<In:<A, (replace A by B)>, (replace-one In:<?w> by Out:<w>), (replace Out:<B, ?w> by <Once:<w, A>>)>",
        "let r = replace A by B; <<A, A, r>, <A, <A, r>>, replace <B, B, x::Rule, ?w>, <?v> by <x, v, w>>",
      })
  void everyReactionIsLegal(String text) {
    Map<String, Integer> seen = new TreeMap<>();
    assertThat(difference(Machine.instantiate(Programs.of(text)), 100_000, seen)).isNull();
    assertThat(seen).containsOnlyKeys("OPEN, whole");
  }

  @Test
  void aReactionOfVeryManyAtomsEndsTheTraceAndNotTheRun() {
    Instance instance =
        Machine.instantiate(
            Programs.of("<A^70000, (replace-one A^n by N:n), (replace N:n::Int by n)>"));
    Recorded run = record(instance, Tiers.AUTOMATIC, 100);
    assertThat(run.outcome().reactions()).isEqualTo(2);
    assertThat(run.trace().ending()).isEqualTo(Trace.Ending.FULL);
    assertThat(judged(run)).isEqualTo(new Replay.Legal(0, false));
  }

  @Test
  void aTraceWhoseReactionsChangeALargeSolutionIsCutOff() {
    Instance instance =
        Machine.instantiate(
            Programs.of(
                "<<range(1, 20000)>, A:0, (replace A:n::Int, <x::Int, ?w> by A:(n + 1), <w>)>"));
    FinishedRun run = FinishedRun.of(instance, RunOptions.plain(), true);
    assertThat(run.outcome().reactions()).isEqualTo(20_000);
    assertThat(run.trace().ending()).isEqualTo(Trace.Ending.FULL);
    assertThat(run.trace().reactions()).isPositive().isLessThan(2_000);
  }

  /** A trace of three reactions that a test may spoil. */
  private static Recorded small() {
    String text = "<1, 2, 3, 4, replace x::Int, y::Int by x if x >= y>";
    return record(Machine.instantiate(Programs.of(text)), Tiers.NODES, 100);
  }

  /** The trace with one of its ints changed, counted from 0. */
  private static Recorded spoiled(Recorded run, int place, int value) {
    Definitions definitions = run.instance().program().definitions();
    byte[] bytes = encoded(run.trace(), definitions);
    ByteBuffer.wrap(bytes).putInt(FIRST_RECORD + place * Integer.BYTES, value);
    Trace trace = Objects.requireNonNull(decoded(bytes, definitions));
    return new Recorded(run.instance(), run.outcome(), trace);
  }

  private static byte[] encoded(Trace trace, Definitions definitions) {
    try {
      return TraceCodec.encode(trace, definitions);
    } catch (CodecException e) {
      throw new AssertionError(e);
    }
  }

  private static @Nullable Trace decoded(byte[] bytes, Definitions definitions) {
    try {
      return TraceCodec.decode(bytes, definitions);
    } catch (CodecException e) {
      return null;
    }
  }

  private static int intAt(Recorded run, int place) {
    byte[] bytes = encoded(run.trace(), run.instance().program().definitions());
    return ByteBuffer.wrap(bytes).getInt(FIRST_RECORD + place * Integer.BYTES);
  }

  private static void assertIllegal(Recorded run, String reason) {
    assertThat(judged(run))
        .isInstanceOfSatisfying(
            Replay.Illegal.class, illegal -> assertThat(illegal.reason()).contains(reason));
  }

  /** The arrival has two ints, the opening of the inner solution three. */
  @Test
  void wrongTracesOfInnerSolutionsAreRefused() {
    String text = "<<1, 2, replace x::Int, y::Int by x if x >= y>, 3>";
    Recorded run = record(Machine.instantiate(Programs.of(text)), Tiers.NODES, 100);
    assertThat(judged(run)).isEqualTo(new Replay.Legal(1, true));
    int outer = 1 - intAt(run, 3);
    assertIllegal(spoiled(run, 4, 1), "no such solution is there");
    assertIllegal(spoiled(run, 3, outer), "no such solution is there");
    assertIllegal(spoiled(run, 7, outer), "an atom that it takes is in another solution");
    assertIllegal(spoiled(run, 6, intAt(run, 7)), "there is no such rule");
  }

  /** After the record of the arrival, of two ints, each reaction is header, rule and two atoms. */
  @Test
  void wrongTracesAreRefused() {
    Recorded run = small();
    assertThat(judged(run)).isEqualTo(new Replay.Legal(3, true));
    assertThat(run.trace().bytes()).isEqualTo((2 + 3 * 4) * Integer.BYTES);
    int x = intAt(run, 4);
    int y = intAt(run, 5);
    assertIllegal(spoiled(spoiled(run, 4, y), 5, x), "its guard does not hold");
    assertIllegal(spoiled(run, 4, y), "an atom that it takes is not there");
    assertIllegal(spoiled(run, 4, 1000), "an atom that it takes is not there");
    assertIllegal(spoiled(run, 8, x), "an atom that it takes is not there");
    assertIllegal(spoiled(run, 3, x), "there is no such rule");
    assertIllegal(spoiled(run, 4, 4), "an atom that it takes is not there");
    assertIllegal(spoiled(run, 1, 4), "there is no such rule");
    assertIllegal(spoiled(run, 1, 6), "more atoms arrive than there are");
    Recorded none = new Recorded(run.instance(), run.outcome(), Trace.EMPTY);
    assertIllegal(none, "atoms are missing that there were at the beginning");
    Outcome earlier = record(run.instance(), Tiers.NODES, 1).outcome();
    Recorded other = new Recorded(run.instance(), earlier, run.trace());
    assertIllegal(other, "the reactions leave another solution");
  }

  @Test
  void spoiledBytesAreRefusedOrJudged() {
    String text = "<range(1, 200), replace x::Int, y::Int by x if x >= y>";
    Recorded run = record(Machine.instantiate(Programs.of(text)), Tiers.KERNELS, 1000);
    byte[] good = encoded(run.trace(), Definitions.NONE);
    assertThat(encoded(Objects.requireNonNull(decoded(good, Definitions.NONE)), Definitions.NONE))
        .isEqualTo(good);
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      byte[] bytes =
          random.nextInt(4) > 0 ? good.clone() : Arrays.copyOf(good, random.nextInt(good.length));
      for (int n = random.nextInt(3); n >= 0 && bytes.length > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Trace trace = decoded(bytes, Definitions.NONE);
      if (trace != null) {
        assertThat(judged(new Recorded(run.instance(), run.outcome(), trace)))
            .as("seed %d, input %d", seed, i)
            .isNotNull();
      }
    }
  }
}
