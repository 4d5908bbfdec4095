package hocl.language.vessel;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.Machine;
import hocl.language.Programs;
import hocl.language.RunOptions;
import hocl.language.kernel.FaultyCode;
import hocl.language.program.Program;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.Symbol;
import hocl.runtime.check.Policy;
import hocl.runtime.codec.Definitions;
import hocl.runtime.codec.MoleculeCodec;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.Generation;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Lease;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.ledger.Sender;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.Rules;
import hocl.runtime.store.Needs;
import hocl.runtime.task.Blobs;
import hocl.runtime.task.Client;
import hocl.runtime.task.Hands;
import hocl.runtime.task.MemoryBlobs;
import hocl.runtime.task.Sizes;
import hocl.runtime.task.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A verifier finds mistakes that everybody makes who does the same in the same way. */
class NoiseTest {

  /** So many small tasks are verified, each of them in another way. */
  private static final int FEW = 20;

  /** The number of large tasks; some of them are verified in another way. */
  private static final int MANY = 400;

  private static final String LARGEST = "range(1, 310), replace x::Int, y::Int by x if x >= y";

  /** The chemistry of a program of which more is claimed than is so. */
  private record Claiming(Chemistry real, boolean confluent, boolean unnamed, boolean otherWays)
      implements Chemistry {
    @Override
    public Needs needs() {
      return real.needs();
    }

    @Override
    public Needs needs(RuleDefinition definition) {
      return real.needs(definition);
    }

    @Override
    public Rules open() {
      return real.open();
    }

    @Override
    public Distribution distribution(Molecule content) {
      return real.distribution(content);
    }

    @Override
    public Definitions definitions() {
      return real.definitions();
    }

    @Override
    public boolean isConfluent() {
      return confluent || real.isConfluent();
    }

    @Override
    public List<Chemistry> ways() {
      return otherWays ? real.ways() : List.of();
    }

    @Override
    public Predicate<Symbol> opaque(List<Rule> rules) {
      return unnamed ? symbol -> true : real.opaque(rules);
    }
  }

  /** One task of a program, and what is said of its result. */
  private static final class Bench {
    private final Hands hands;
    private final Lease lease;
    private final Commit commit;
    private final List<String> troubles = new ArrayList<>();
    private final List<Verifier.Finding> found = new ArrayList<>();

    Bench(Chemistry chemistry, Molecule content) throws Exception {
      Distribution distribution = chemistry.distribution(content);
      Blobs blobs =
          new Blobs(new MemoryBlobs(), "job", chemistry.definitions(), Sizes.USUAL.blobAtoms());
      JobSpec spec =
          Client.specification(
              "job",
              distribution,
              Sizes.USUAL,
              content,
              Long.MAX_VALUE,
              null,
              false,
              new Policy.Audit(1));
      hands = Hands.of(chemistry, distribution, spec, blobs, failure -> Bytes.NONE);
      List<Object> rules = new ArrayList<>();
      List<Object> atoms = new ArrayList<>();
      content.forEach(atom -> (atom instanceof Rule ? rules : atoms).add(atom));
      Blobs.Pen pen = blobs.pen(0, 0, 0);
      BlobRef lent =
          pen.write(MoleculeCodec.encode(Molecule.of(rules), chemistry.definitions()), 0);
      List<BlobRef> written = pen.write(Molecule.packed(atoms));
      lease =
          new Lease(
              1,
              1,
              Long.MAX_VALUE,
              Long.MAX_VALUE,
              1,
              lent,
              0,
              List.of(new Lease.Part(0, List.of(new Generation(1, written)), 0)));
      commit = Objects.requireNonNull(hands.task(7).run(lease, new Cancellation()));
    }

    /** Whether another node that does the same again finds the same. */
    boolean comesOutAgain() throws Exception {
      Commit again = Objects.requireNonNull(hands.task(8).run(lease, new Cancellation()));
      return again.reactions() == commit.reactions()
          && again
              .parts()
              .getFirst()
              .fresh()
              .getFirst()
              .check()
              .equals(commit.parts().getFirst().fresh().getFirst().check());
    }

    Molecule result() {
      return hands.blobs().read(commit.parts().getFirst().fresh());
    }

    Bench verified(long seed, int times) throws Exception {
      Provisional step =
          new Provisional(
              lease,
              new Sender("a", 7, 0),
              commit,
              1,
              1,
              List.of(),
              List.of(),
              true,
              1,
              List.of(),
              Provisional.Standing.UNDISPUTED,
              null);
      Verifier verifier = hands.verifier(seed);
      for (int i = 0; i < times; i++) {
        found.add(Objects.requireNonNull(verifier.verify(step, new Cancellation())));
      }
      found.stream()
          .map(Verifier.Finding::remark)
          .filter(remark -> !remark.isEmpty())
          .forEach(troubles::add);
      assertThat(found).as("seed %d: nobody is blamed", seed).allMatch(Verifier.Finding::right);
      return this;
    }
  }

  private static Bench bench(String text, boolean confluent, boolean unnamed, boolean otherWays)
      throws Exception {
    Program program = Programs.of(text);
    Chemistry real = Machine.chemistry(program, RunOptions.plain());
    return new Bench(
        new Claiming(real, confluent, unnamed, otherWays), Machine.instantiate(program).molecule());
  }

  @Test
  void anOrderThatMattersIsNoticed() throws Exception {
    String text = "range(1, 40), replace x::Int, y::Int by x - y";
    Bench bench = bench(text, true, false, false);
    assertThat(bench.comesOutAgain()).isTrue();
    assertThat(bench.verified(1, FEW).troubles)
        .hasSizeGreaterThan(FEW / 2)
        .allMatch(words -> words.startsWith("the order of its reactions matters to the result"))
        .allMatch(words -> words.endsWith("; the rule is `replace x::Int, y::Int by x - y`"));
  }

  @Test
  void wrongCodeIsNoticedByNodes() throws Exception {
    Bench alike = FaultyCode.during(() -> bench(LARGEST, false, false, false));
    assertThat(alike.result().atoms()).as("it is wrong").containsExactly(1L);
    FaultyCode.during(() -> {
      assertThat(alike.comesOutAgain()).isTrue();
      return alike.verified(2, MANY);
    });
    assertThat(alike.troubles).as("the same code in other orders notices nothing").isEmpty();
    assertThat(alike.found).extracting(Verifier.Finding::proof).containsOnly(Verifier.Proof.NOISE);
    Bench otherwise = FaultyCode.during(() -> bench(LARGEST, false, false, true).verified(3, MANY));
    assertThat(otherwise.result().atoms()).as("it is wrong").containsExactly(1L);
    assertThat(otherwise.troubles)
        .isNotEmpty()
        .allMatch(words -> words.startsWith("nodes and generated code disagree"));
  }

  @Test
  void wrongCodeIsNoticedWhereTheOrderMatters() throws Exception {
    String text = "range(1, 310), replace x::Int, y::Int by x - 1 if x > y";
    Bench bench = FaultyCode.during(() -> bench(text, false, false, true).verified(4, MANY));
    assertThat(bench.found)
        .extracting(Verifier.Finding::proof)
        .containsOnly(Verifier.Proof.EXECUTION);
    assertThat(bench.troubles)
        .isNotEmpty()
        .allMatch(words -> words.startsWith("nodes and generated code disagree"));
  }

  @Test
  void symbolsHaveOtherNames() throws Exception {
    String text = "A:3, C:2, C:4, replace k:x::Int by A:(x - 1) if x > 0";
    Bench named = bench(text, true, false, true).verified(5, FEW);
    assertThat(named.troubles).as("the rule's own symbol keeps its name").isEmpty();
    Bench unnamed = bench(text, true, true, true).verified(6, FEW);
    assertThat(unnamed.troubles).as("other names reach the rule").isNotEmpty();
  }

  @Test
  void whatIsRightRaisesNoTrouble() throws Exception {
    List<String> programs =
        List.of(
            LARGEST,
            "A:1, A:2, B:3, B:5, C:7, C:1, replace k:x::Int, k:y::Int by k:(x + y)",
            "range(2, 100), replace x::Int, y::Int by y if x % y == 0",
            "A, A, B, C, C, C, replace x, x by x");
    for (String text : programs) {
      Bench bench = bench(text, false, false, true).verified(7, FEW);
      assertThat(bench.troubles).as(text).isEmpty();
    }
  }
}
