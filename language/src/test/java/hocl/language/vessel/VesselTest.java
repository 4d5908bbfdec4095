package hocl.language.vessel;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.Machine;
import hocl.language.Programs;
import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.language.program.Tiers;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.Vessel;
import hocl.runtime.split.KeyField;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VesselTest {

  private static final String MAX = "replace x::Int, y::Int by x if x >= y";
  private static final String MERGE = "replace k::Int:c::Int, k:d::Int by k:(c + d)";

  private static Instance instance(String text) {
    return Machine.instantiate(Programs.of(text));
  }

  private static Job job(String text, Tiers tiers) {
    return Machine.job(instance(text), RunOptions.plain().withTiers(tiers));
  }

  private static List<Rule> rules(Molecule molecule) {
    return molecule.atoms().stream().filter(Rule.class::isInstance).map(Rule.class::cast).toList();
  }

  /** A recorder of everything that is told. */
  private static final class Log implements Observer {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void reacted(long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
      lines.add(number + ": " + consumed + " -> " + produced + " at " + depth);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "range(1, 60), 9, 9, replace x::Int, y::Int by x if x >= y",
        "A:1, A:2, B:5, A:2.5, A:\"s\", (replace A:x, B:y by B:x, C:y), replace C:x::Int by A:(x - 1) if x > 0",
        "N:30, (replace N:x::Int by N:(x - 1), A:x:(x * 0.5):x, A:1.5:x:\"s\" if x > 0), replace A:x:y:z, A:x:v:w by x:y, v:w",
        "<1, 2, 2.5>, <3, Q>, (replace-one <?v, ?w>, <3, ?u> by L:<v>, R:<w, u>), Never",
        "K:1, K:2, K:2, (replace K:x, K:x by (replace M:y by y + x), M:3)",
        "Left:9, Right:0, (replace Left:x::Int, Right:y::Int by Left:(x - 1), Right:(y + 1)), replace Left:x::Int, Right:y::Int by Left:(x + 1), Right:(y - 1) if y > 3",
      })
  void aVesselThatWasUsedRunsLikeAFreshOne(String text) {
    for (Tiers tiers : Tiers.values()) {
      Job job = job(text, tiers).within(new Budget(4000, null, new Cancellation()));
      Log fresh = new Log();
      Outcome expected = new hocl.runtime.reactor.SequentialReactor().run(job, fresh);
      Log used = new Log();
      Vessel vessel = new Vessel(job.chemistry(), Choice.fair(), used, false);
      for (int round = 0; round < 4; round++) {
        used.lines.clear();
        vessel.load(job.content(), Vessel.Load.ACTIVE);
        Outcome outcome = vessel.react(job.budget());
        assertThat(used.lines).as("%s, round %d", tiers, round).isEqualTo(fresh.lines);
        assertThat(outcome.solution()).isEqualTo(expected.solution());
        assertThat(outcome.reactions()).isEqualTo(expected.reactions());
        assertThat(Solution.of(vessel.take().content())).isEqualTo(expected.solution());
      }
    }
  }

  @Test
  void aUsedVesselDrawsTheSameFromItsSeed() {
    Job job = job("range(1, 40), replace x::Int, y::Int by x - y", Tiers.AUTOMATIC).seeded(7);
    Vessel vessel = new Vessel(job.chemistry(), job.choice(), Observer.NONE, false);
    List<Solution> results = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      vessel.load(job.content(), Vessel.Load.ACTIVE);
      results.add(vessel.react(job.budget()).solution());
      vessel.clear();
    }
    assertThat(results).containsOnly(results.getFirst());
  }

  @Test
  void whatIsSettledIsTriedWithNewAtomsOnly() {
    Job job = job(MAX, Tiers.NODES);
    Vessel vessel = new Vessel(job.chemistry(), Choice.fair(), Observer.NONE, false);
    vessel.load(Molecule.of(1L, 2L), Vessel.Load.SETTLED);
    rules(job.content()).forEach(rule -> vessel.lend(rule, Vessel.Load.ACTIVE));
    assertThat(vessel.drive(Budget.unlimited())).isEqualTo(End.INERT);
    // the rule itself came in, and sees everything
    assertThat(vessel.take().content().atoms()).containsExactly(2L);
    vessel.load(Molecule.join(List.of(Molecule.of(1L, 2L), job.content())), Vessel.Load.SETTLED);
    assertThat(vessel.drive(Budget.unlimited())).isEqualTo(End.INERT);
    assertThat(vessel.reactions()).isZero();
    vessel.load(Molecule.of(5L), Vessel.Load.ACTIVE);
    assertThat(vessel.drive(Budget.unlimited())).isEqualTo(End.INERT);
    assertThat(vessel.reactions()).isEqualTo(2);
  }

  @Test
  void aRuleThatIsLentIsNoContentAndItsEndIsTold() {
    Job job =
        job(
            "A, (replace-one A by B), (replace-one C by D), replace Take, r::Rule by Took",
            Tiers.NODES);
    List<Rule> lent = rules(job.content());
    Vessel vessel = new Vessel(job.chemistry(), Choice.fair(), Observer.NONE, false);
    vessel.load(Molecule.of(Symbol.of("A")), Vessel.Load.ACTIVE);
    lent.forEach(rule -> vessel.lend(rule, Vessel.Load.ACTIVE));
    assertThat(vessel.drive(Budget.unlimited())).isEqualTo(End.INERT);
    Vessel.Taken taken = vessel.take();
    assertThat(taken.content().atoms()).containsExactly(Symbol.of("B"));
    assertThat(taken.spent()).containsExactly(lent.getFirst());
  }

  @Test
  void aVesselCanBeEmptiedHalfway() {
    Job job = job("range(1, 500), " + MAX, Tiers.AUTOMATIC);
    Vessel vessel = new Vessel(job.chemistry(), Choice.fair(), Observer.NONE, false);
    vessel.load(job.content(), Vessel.Load.ACTIVE);
    assertThat(vessel.drive(new Budget(100, null, new Cancellation())))
        .isEqualTo(End.REACTION_LIMIT);
    assertThat(vessel.take().content().size()).isEqualTo(401);
    assertThat(vessel.solution().size()).isZero();
    assertThat(vessel.reactions()).isZero();
  }

  @Test
  void contentKeepsColumnsBesideSolutions() {
    Job job = job("range(1, 100), <1>, K:<2>, " + MERGE, Tiers.AUTOMATIC);
    Vessel vessel = new Vessel(job.chemistry(), Choice.fair(), Observer.NONE, false);
    vessel.load(job.content(), Vessel.Load.ACTIVE);
    vessel.drive(Budget.unlimited());
    List<Integer> columns = new ArrayList<>();
    vessel
        .take()
        .content()
        .forEachRun((batch, from, count) -> {
          if (batch.numbers() != null) {
            columns.add(count);
          }
        });
    assertThat(columns).containsExactly(100);
  }

  @Test
  void fourVesselsFindTheMaximumOfFragments() throws InterruptedException, ExecutionException {
    List<Molecule> parts = new ArrayList<>();
    for (int part = 0; part < 13; part++) {
      parts.add(Molecule.ofInts(LongStream.range(0, 300).map(i -> i * 7919 % 4001).toArray()));
    }
    Job job = job(MAX, Tiers.AUTOMATIC);
    Fragments fragments = new Fragments(job.chemistry(), rules(job.content()), parts);
    Molecule result = fragments.run(4, 2);
    assertThat(result.atoms()).containsExactly(3986L);
    assertThat(fragments.reactions()).isEqualTo(13 * 300 - 1);
  }

  @Test
  void fourVesselsMergeByKey() throws InterruptedException, ExecutionException {
    List<Molecule> parts = new ArrayList<>();
    for (int part = 0; part < 9; part++) {
      int salt = part;
      parts.add(
          Molecule.packed(
              LongStream.range(0, 200)
                  .mapToObj(i -> (Object) Tuple.of((i * 31 + salt) % 50, i % 7))
                  .toList()));
    }
    Job job = job(MERGE, Tiers.AUTOMATIC);
    Outcome alone =
        Machine.run(
            new Instance(
                instance(MERGE).program(),
                java.util.Map.of(),
                Molecule.join(Stream.concat(parts.stream(), Stream.of(job.content())).toList())),
            RunOptions.plain());
    Fragments fragments = new Fragments(job.chemistry(), rules(job.content()), parts);
    Molecule result = fragments.run(4, 2);
    assertThat(result.size()).isEqualTo(50);
    assertThat(Solution.of(Molecule.join(List.of(result, job.content()))))
        .isEqualTo(alone.solution());
    assertThat(fragments.reactions()).isEqualTo(alone.reactions());
  }

  @Test
  void partsByKeyNeedNotMeet() {
    Job job = job(MERGE, Tiers.AUTOMATIC);
    List<Object> pairs =
        LongStream.range(0, 4000).mapToObj(i -> (Object) Tuple.of(i * 31 % 500, i % 7)).toList();
    Vessel vessel = new Vessel(job.chemistry(), Choice.fair(), Observer.NONE, false);
    vessel.load(job.content(), Vessel.Load.ACTIVE);
    vessel.load(Molecule.packed(pairs), Vessel.Load.ACTIVE);
    vessel.drive(Budget.unlimited());
    long expected = vessel.reactions();
    Molecule whole = vessel.take().content();

    vessel.load(Molecule.packed(pairs), Vessel.Load.ACTIVE);
    Vessel.TakenApart apart = vessel.take(KeyField.ofTuples(0), 4);
    assertThat(apart.content().rest()).isEqualTo(Molecule.EMPTY);
    assertThat(apart.content().parts()).hasSize(4).allMatch(part -> part.size() > 800);
    List<Molecule> results = new ArrayList<>(List.of(job.content()));
    long reactions = 0;
    for (Molecule part : apart.content().parts()) {
      vessel.load(part, Vessel.Load.ACTIVE);
      rules(job.content()).forEach(rule -> vessel.lend(rule, Vessel.Load.ACTIVE));
      vessel.drive(Budget.unlimited());
      reactions += vessel.reactions();
      results.add(vessel.take().content());
    }
    assertThat(Molecule.join(results)).isEqualTo(whole);
    assertThat(reactions).isEqualTo(expected);
  }
}
