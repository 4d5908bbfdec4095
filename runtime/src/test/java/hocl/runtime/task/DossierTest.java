package hocl.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.runtime.check.Policy;
import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Course;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.referee.Conviction;
import hocl.runtime.referee.Dossier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a referee leaves of simulated runs shows to others what happened, and nothing else. */
class DossierTest {

  private static final int NODES = 5;
  private static final Policy POLICY = new Policy.Trace(1);
  private static final int SEEDS = 2;

  private static Simulation run(long seed, Policy policy, Liar.Kind... liars) throws Exception {
    Setting setting =
        new Setting(
            Toy.SIEVE,
            100,
            7,
            0,
            Long.MAX_VALUE,
            10,
            Long.MAX_VALUE,
            policy,
            0.05,
            NODES,
            List.of(liars));
    Simulation run = new Simulation(seed, setting).keepingTasks();
    run.run();
    return run;
  }

  private static byte[] bytes(Dossier dossier) throws CodecException {
    ByteSink out = new ByteSink(1000);
    dossier.write(out);
    return out.finish();
  }

  private static Course course(Dossier dossier) {
    return Objects.requireNonNull(dossier.course());
  }

  @Test
  void tasksLeadFromTheStartToTheEndAndCanBeRepeated() throws Exception {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Policy policy = seed % 2 == 0 ? POLICY : new Policy.Share(0.5);
      Simulation run = run(seed, policy);
      Dossier dossier = Dossier.read(new ByteSource(bytes(run.leavings().dossier())));
      assertThat(bytes(dossier)).as("seed %d", seed).isEqualTo(bytes(run.leavings().dossier()));
      assertThat(dossier.objection(policy.text())).as("seed %d", seed).isNull();
      assertThat(dossier.tasks()).isTrue();
      assertThat(course(dossier).reactions()).isEqualTo(run.reactions());
      assertThat(dossier.signers()).isNotEmpty();
      Hands hands = run.leavings().hands(dossier);
      assertThat(run.leavings().endWith(hands.blobs().read(course(dossier).content()))).isTrue();
      for (Provisional step : course(dossier).commits()) {
        Verifier.Finding found = hands.verifier(seed).verify(step, new Cancellation());
        assertThat(Objects.requireNonNull(found).right()).as("seed %d", seed).isTrue();
      }
    }
  }

  @Test
  void proofsOfWrongResultsAndVerdictsHold() throws Exception {
    int authors = 0;
    int verifiers = 0;
    for (long seed = 11; seed < 11 + SEEDS; seed++) {
      Simulation run = run(seed, POLICY, Liar.Kind.RANDOM, Liar.Kind.FALSE_VERDICT);
      Dossier dossier = run.leavings().dossier();
      assertThat(dossier.objection(POLICY.text())).as("seed %d", seed).isNull();
      assertThat(course(dossier).leadsTo(run.leavings().seen()))
          .as("what is undone is left out")
          .isTrue();
      Hands hands = run.leavings().hands(dossier);
      for (Conviction proof : dossier.convictions()) {
        assertThat(proof.repeat(hands.verifier(seed), new Cancellation()))
            .as("seed %d, %s", seed, run.guilt(proof.node()))
            .isEqualTo(Conviction.Standing.SIGNED);
        boolean author = proof.node().equals(proof.step().author().node());
        authors += author ? 1 : 0;
        verifiers += author ? 0 : 1;
        Conviction framed = new Conviction(author ? "n4" : "n3", proof.step());
        assertThat(framed.repeat(hands.verifier(seed), new Cancellation()))
            .as("nothing is shown of another node")
            .isNotEqualTo(Conviction.Standing.SIGNED);
      }
    }
    assertThat(authors).isPositive();
    assertThat(verifiers).isPositive();
  }

  @Test
  void whatWasNotSoIsRefused() throws Exception {
    Dossier right = run(21, POLICY).leavings().dossier();
    Course course = course(right);
    List<Provisional> fewer = new ArrayList<>(course.commits());
    fewer.removeFirst();
    assertThat(Course.of(course.beginning(), fewer).commits())
        .as("what was made of it does not fit either")
        .hasSizeLessThan(fewer.size() + 1);
    assertThat(
            with(right, Course.of(course.beginning(), course.commits()), Map.of())
                .objection("trace"))
        .isNull();
    assertThat(right.objection("trace:2")).contains("instead of 2");
    Dossier other = run(22, POLICY).leavings().dossier();
    assertThat(with(right, course(other), right.blobs()).objection("trace"))
        .contains("were not drawn for its result");
    byte[] whole = bytes(right);
    for (int length = 0; length < whole.length; length += 131) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Dossier.read(new ByteSource(cut)))
          .isInstanceOf(CodecException.class);
    }
  }

  private static Dossier with(Dossier of, Course course, Map<BlobName, Bytes> blobs) {
    return new Dossier(
        of.proceedings(), course, of.tasks(), of.convictions(), of.twofaced(), blobs);
  }

  @Test
  void aRefereeThatTookOverLeavesItsDrawsAlone() throws Exception {
    Simulation run =
        new Simulation(
                31,
                new Setting(
                    Toy.SIEVE,
                    100,
                    7,
                    0,
                    Long.MAX_VALUE,
                    10,
                    Long.MAX_VALUE,
                    POLICY,
                    0.05,
                    NODES,
                    List.of()))
            .keepingTasks()
            .losingTheReferee(60);
    run.run();
    assertThat(run.leavings().dossier().course()).isNull();
    assertThat(run.leavings().dossier().objection("trace")).isNull();
  }
}
