package hocl.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.runtime.check.Policy;
import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.referee.Proceedings;
import hocl.runtime.referee.Proceedings.Drawn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The draws of simulated runs can be repeated, and no others pass for them. */
class ProceedingsTest {

  private static final int NODES = 5;
  private static final Policy POLICY = new Policy.Trace(1);
  private static final double HALFWAY = 60;

  private static Simulation simulation(long seed, Policy policy) {
    List<Liar.Kind> liars = List.of(Liar.Kind.RANDOM, Liar.Kind.COPY);
    return new Simulation(
        seed,
        new Setting(
            Toy.SIEVE, 100, 7, 0, Long.MAX_VALUE, 2, Long.MAX_VALUE, policy, 0.05, NODES, liars));
  }

  private static Proceedings of(long seed, Policy policy) throws Exception {
    Simulation run = simulation(seed, policy);
    run.run();
    return run.proceedings();
  }

  private static Proceedings with(Proceedings of, List<Drawn> draws) {
    return new Proceedings(
        of.secrets(), of.key(), of.whole(), of.verified(), of.convicted(), of.remarks(), draws);
  }

  private static byte[] bytes(Proceedings proceedings) throws CodecException {
    ByteSink out = new ByteSink(1000);
    proceedings.write(out);
    return out.finish();
  }

  @Test
  void drawsFollowFromTheKey() throws Exception {
    List<Policy> policies =
        List.of(POLICY, new Policy.Trace(2), new Policy.Share(0.5), new Policy.Redundancy(2));
    for (Policy policy : policies) {
      for (long seed = 1; seed <= 5; seed++) {
        Proceedings found = of(seed, policy);
        assertThat(found.draws()).as("seed %d", seed).isNotEmpty();
        assertThat(found.objection(policy)).as("seed %d, %s", seed, policy).isNull();
        assertThat(Proceedings.read(new ByteSource(bytes(found)))).isEqualTo(found);
      }
    }
  }

  @Test
  void otherDrawsAreRefused() throws Exception {
    Proceedings right = of(4, POLICY);
    refuse(right, draw -> changed(draw, draw.wanted(), draw.nodes(), otherThan(draw)), "follow");
    refuse(right, draw -> changed(draw, 0, draw.nodes(), List.of()), "0 verifiers instead of 1");
    refuse(
        right,
        draw -> changed(draw, draw.wanted(), with(draw.nodes(), draw.author()), draw.verifiers()),
        "could not be drawn");
    refuse(
        right,
        draw -> changed(draw, draw.wanted(), without(draw.candidates(), draw), draw.verifiers()),
        "not follow");
    refuse(
        right,
        draw -> changed(draw, draw.wanted(), with(draw.nodes(), "stranger"), draw.verifiers()),
        "other nodes than those that were there");
    assertThat(with(right, right.draws().subList(0, 1)).objection(POLICY))
        .contains("has draws for ");
    assertThat(right.objection(new Policy.Trace(2))).contains("instead of 2");
  }

  private static void refuse(Proceedings right, UnaryOperator<Drawn> change, String why) {
    int refused = 0;
    for (int i = 0; i < right.draws().size(); i++) {
      Drawn draw = right.draws().get(i);
      if (!draw.again() && draw.fooled().isEmpty() && draw.nodes().size() > 1) {
        List<Drawn> draws = new ArrayList<>(right.draws());
        draws.set(i, change.apply(draw));
        assertThat(with(right, draws).objection(POLICY)).as("draw %d", i).contains(why);
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static Drawn changed(Drawn draw, int wanted, List<String> nodes, List<String> verifiers) {
    return new Drawn(
        draw.fence(),
        draw.digest(),
        draw.author(),
        draw.round(),
        false,
        wanted,
        Math.min(wanted, draw.missing()),
        draw.candidates(),
        nodes,
        verifiers,
        "");
  }

  private static List<String> with(List<String> nodes, String more) {
    List<String> all = new ArrayList<>(nodes);
    all.add(more);
    return all;
  }

  /**
   * The nodes that could be drawn without the one that was, so that another one would have been.
   */
  private static List<String> without(List<String> candidates, Drawn draw) {
    return candidates.stream().filter(node -> !draw.verifiers().contains(node)).toList();
  }

  private static List<String> otherThan(Drawn draw) {
    return List.of(
        draw.nodes().stream().filter(node -> !draw.verifiers().contains(node)).findFirst().get());
  }

  @Test
  void anotherKeyIsRefused() throws Exception {
    Proceedings right = of(5, POLICY);
    byte[] key = right.key().get();
    key[0] ^= 1;
    Proceedings other =
        new Proceedings(
            right.secrets(),
            Bytes.of(key),
            true,
            right.verified(),
            right.convicted(),
            right.remarks(),
            right.draws());
    assertThat(other.objection(POLICY)).contains("not the one that they were bound to");
  }

  @Test
  void damagedBytesAreRefusedOrReadAsOtherDraws() throws Exception {
    byte[] bytes = bytes(of(6, POLICY));
    for (int length = 0; length < bytes.length; length += 7) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> Proceedings.read(new ByteSource(cut)))
          .isInstanceOf(CodecException.class);
    }
  }

  @Test
  void aRefereeThatTakesOverDrawsByItsOwnKey() throws Exception {
    int both = 0;
    for (long seed = 1; seed <= 8; seed++) {
      Simulation run = simulation(seed, POLICY).losingTheReferee(HALFWAY);
      run.run();
      assertThat(run.isRight()).as("seed %d", seed).isTrue();
      Proceedings found = run.proceedings();
      assertThat(found.objection(POLICY)).as("seed %d", seed).isNull();
      both += found.secrets().size() == 2 && !found.draws().isEmpty() ? 1 : 0;
    }
    assertThat(both).isPositive();
  }

  @Test
  void aRefereeThatWasCutOffGoesOnWhereTheOtherOneStopped() throws Exception {
    int both = 0;
    for (long seed = 1; seed <= 8; seed++) {
      Simulation run =
          simulation(seed, POLICY).losingTheReferee(HALFWAY / 2).findingTheReferee(HALFWAY);
      run.run();
      assertThat(run.isRight()).as("seed %d", seed).isTrue();
      Proceedings found = run.proceedings();
      assertThat(found.objection(POLICY)).as("seed %d", seed).isNull();
      both += found.secrets().size() == 3 && !found.draws().isEmpty() ? 1 : 0;
    }
    assertThat(both).isPositive();
  }
}
