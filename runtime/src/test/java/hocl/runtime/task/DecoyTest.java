package hocl.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.check.Policy;
import hocl.runtime.codec.Definitions;
import hocl.runtime.codec.MoleculeCodec;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.Generation;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.referee.Dossier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Planted results are wrong, and nothing but their atoms shows it. */
class DecoyTest {

  private static final int SEEDS = 20;

  private static Leavings run(long seed) throws Exception {
    Simulation run =
        new Simulation(
                seed,
                new Setting(
                    Toy.SIEVE,
                    100,
                    7,
                    0,
                    Long.MAX_VALUE,
                    2,
                    Long.MAX_VALUE,
                    new Policy.Trace(1),
                    0,
                    3,
                    List.of()))
            .keepingTasks();
    run.run();
    return run.leavings();
  }

  private static List<BlobRef> refs(Commit commit) {
    List<BlobRef> all = new ArrayList<>();
    for (Commit.Part part : commit.parts()) {
      part.kept().forEach(generation -> all.addAll(generation.blobs()));
      all.addAll(part.fresh());
    }
    return all;
  }

  /** What a worker sees of a result without reading its blobs, but for what it was given to do. */
  private static Set<String> look(Commit commit) {
    Set<String> seen = new TreeSet<>();
    seen.add(commit.end() + (commit.reactions() == 0 ? " idle" : " busy"));
    long atoms = 0;
    for (Commit.Part part : commit.parts()) {
      for (Generation generation : part.kept()) {
        boolean mixed =
            generation.blobs().stream().map(blob -> blob.name().fence()).distinct().count() > 1;
        seen.add(mixed ? "mixed generation" : "generation of one attempt");
      }
    }
    for (BlobRef ref : refs(commit)) {
      atoms += ref.atoms();
      boolean own = ref.name().fence() == commit.fence();
      seen.add(own && commit.reactions() == 0 ? "written without a reaction" : "blob");
    }
    seen.add(atoms == 0 ? "nothing" : "atoms");
    return seen;
  }

  @Test
  void onlyTheAtomsAreWrong() throws Exception {
    Leavings leavings = run(1);
    Dossier dossier = leavings.dossier();
    Hands hands = leavings.hands(dossier);
    Set<Set<String>> looks = new HashSet<>();
    int idle = 0;
    int exchanged = 0;
    List<Provisional> commits = Objects.requireNonNull(dossier.course()).commits();
    for (Provisional step : commits) {
      looks.add(look(step.commit()));
    }
    for (Provisional step : commits) {
      for (long seed = 0; seed < SEEDS; seed++) {
        Decoy decoy = Decoy.of(step, hands, seed);
        if (decoy == null) {
          continue;
        }
        Commit wrong = decoy.commit();
        assertThat(looks).as("seed %d of %s", seed, step).contains(look(wrong));
        boolean isIdle = wrong.reactions() == 0;
        idle += isIdle ? 1 : 0;
        exchanged += isIdle ? 0 : 1;
        if (!isIdle) {
          assertThat(atoms(wrong)).isEqualTo(atoms(step.commit()));
        }
        Set<BlobName> names = new HashSet<>();
        refs(wrong).forEach(ref -> names.add(ref.name()));
        assertThat(names).as("no blob is there twice").hasSize(refs(wrong).size());
        Provisional shown = judging(step, wrong);
        Verifier.Finding found = hands.verifier(seed).verify(shown, new Cancellation());
        assertThat(Objects.requireNonNull(found).right()).as("seed %d", seed).isFalse();
      }
    }
    assertThat(idle).isPositive();
    assertThat(exchanged).isPositive();
  }

  private static long atoms(Commit commit) {
    return refs(commit).stream().mapToLong(BlobRef::atoms).sum();
  }

  private static Provisional judging(Provisional step, Commit wrong) {
    return new Provisional(
        step.lease(),
        step.author(),
        wrong,
        step.upTo(),
        step.stamps(),
        List.of(),
        List.of(),
        true,
        1,
        List.of(),
        Provisional.Standing.UNDISPUTED,
        null);
  }

  @Test
  void anotherAtomIsWrittenInTheSameForm() throws Exception {
    Dossier dossier = run(2).dossier();
    int compared = 0;
    for (Provisional step : Objects.requireNonNull(dossier.course()).commits()) {
      for (BlobRef ref : refs(step.commit())) {
        if (ref.name().fence() == step.fence()) {
          byte[] bytes = Objects.requireNonNull(dossier.blobs().get(ref.name())).get();
          Molecule read = MoleculeCodec.decode(bytes, Definitions.NONE);
          Molecule other = AtomReplacement.of(read, Molecule.EMPTY, new Random(3));
          if (other != null) {
            byte[] changed = MoleculeCodec.encode(other, Definitions.NONE);
            assertThat(changed).hasSameSizeAs(bytes).isNotEqualTo(bytes);
            assertThat(Solution.of(other)).isNotEqualTo(Solution.of(read));
            int differing = 0;
            for (int i = 0; i < bytes.length; i++) {
              differing += bytes[i] == changed[i] ? 0 : 1;
            }
            assertThat(differing).as("one number of 8 bytes").isLessThanOrEqualTo(Long.BYTES);
            compared++;
          }
        }
      }
    }
    assertThat(compared).isPositive();
  }

  @Test
  void numbersOfBlobsAreDrawn() throws Exception {
    Set<Integer> numbers = new HashSet<>();
    int blobs = 0;
    for (Provisional step : Objects.requireNonNull(run(3).dossier().course()).commits()) {
      for (BlobRef ref : refs(step.commit())) {
        if (ref.name().fence() == step.fence()) {
          numbers.add(ref.name().index());
          blobs++;
        }
      }
    }
    assertThat(blobs).isGreaterThan(10);
    assertThat(numbers).as("none is a count").hasSize(blobs).noneMatch(number -> number < 1000);
  }
}
