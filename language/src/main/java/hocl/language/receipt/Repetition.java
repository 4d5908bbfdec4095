package hocl.language.receipt;

import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.balance.Balance;
import hocl.runtime.balance.BalanceKey;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Beginning;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Course;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.referee.Conviction;
import hocl.runtime.referee.Dossier;
import hocl.runtime.task.Blobs;
import hocl.runtime.task.Hands;
import hocl.runtime.task.LostBlobException;
import hocl.runtime.task.MemoryBlobs;
import hocl.runtime.task.Verifier;
import java.security.SecureRandom;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Repeats what nodes did, from what the receipt of a run holds: the tasks, of which each has to be
 * right and all have to lead from the data to the result, and the proofs of what nodes did wrong.
 * For one thread, on a deep stack.
 */
final class Repetition {

  private final Dossier dossier;
  private final Instance instance;
  private final Cancellation cancellation;

  /**
   * A repetition.
   *
   * @param dossier of a run of the instance, which belongs together
   */
  Repetition(Dossier dossier, Instance instance, Cancellation cancellation) {
    this.dossier = dossier;
    this.instance = instance;
    this.cancellation = cancellation;
  }

  private Hands hands(Beginning beginning) {
    JobSpec spec = beginning.spec();
    Chemistry chemistry = Machine.chemistry(instance.program(), RunOptions.plain());
    MemoryBlobs store = new MemoryBlobs();
    dossier.blobs().forEach((name, bytes) -> store.put(name.in(spec.id()), bytes.get()));
    Distribution distribution = chemistry.distribution(instance.molecule());
    Blobs blobs = new Blobs(store, spec.id(), chemistry.definitions(), beginning.blobAtoms());
    return Hands.of(chemistry, distribution, spec, blobs, failure -> Bytes.NONE);
  }

  /**
   * Repeats the proofs of what nodes did wrong.
   *
   * @return what came out, by the names of the nodes
   */
  SortedMap<String, Conviction.Standing> convictions() {
    SortedMap<String, Conviction.Standing> all = new TreeMap<>();
    dossier.twofaced().forEach(proof -> all.put(proof.node(), Conviction.Standing.SIGNED));
    Course course = dossier.course();
    if (course != null) {
      Verifier verifier = hands(course.beginning()).verifier(seed());
      for (Conviction one : dossier.convictions()) {
        all.put(one.node(), standing(one, verifier));
      }
    }
    return all;
  }

  private Conviction.Standing standing(Conviction one, Verifier verifier) {
    try {
      return one.repeat(verifier, cancellation);
    } catch (CodecException | LostBlobException | IllegalArgumentException e) {
      return Conviction.Standing.UNKNOWN;
    }
  }

  /** A new seed each time, so that who made the receipt cannot know which tasks are repeated. */
  private static long seed() {
    return new SecureRandom().nextLong();
  }

  /**
   * Repeats tasks.
   *
   * @param sample the numbers of those to repeat, from 1
   * @param result that of the receipt
   * @return what came of it, or why the receipt is wrong
   */
  Tasks tasks(Course course, Sample sample, Solution result) {
    Hands hands = hands(course.beginning());
    try {
      String frame = frame(course, hands, result);
      return frame == null ? tasks(course, sample, hands) : new Tasks(0, frame);
    } catch (LostBlobException e) {
      return new Tasks(0, "the atoms of its tasks are not all there");
    } catch (CodecException | IllegalArgumentException e) {
      return new Tasks(0, "its tasks cannot be read: " + e.getMessage());
    }
  }

  /**
   * How the repetition of tasks went.
   *
   * @param repeated how many were repeated
   * @param objection why the receipt is wrong, or null
   */
  record Tasks(long repeated, @Nullable String objection) {}

  private Tasks tasks(Course course, Sample sample, Hands hands) throws CodecException {
    Verifier verifier = hands.verifier(seed());
    long repeated = 0;
    List<Provisional> commits = course.commits();
    for (int i = 0; i < commits.size() && !cancellation.isCancelled(); i++) {
      if (sample.test(i + 1)) {
        Provisional step = commits.get(i);
        Verifier.Finding found = verifier.verify(step, cancellation);
        if (found == null && !cancellation.isCancelled()) {
          return new Tasks(repeated, "task " + step.lease().task() + " cannot be repeated");
        }
        if (found != null && !found.right()) {
          return new Tasks(
              repeated,
              "task "
                  + step.lease().task()
                  + " of node "
                  + step.author().node()
                  + " is wrong: "
                  + found.words());
        }
        repeated += found == null ? 0 : 1;
      }
    }
    return new Tasks(repeated, null);
  }

  /** Why the tasks do not lead from the data to the result, or null. */
  private @Nullable String frame(Course course, Hands hands, Solution result) {
    JobSpec spec = course.beginning().spec();
    if (spec.heads() != hands.distribution().heads()) {
      return "its tasks divide the solution otherwise than the program allows";
    }
    SecureRandom random = new SecureRandom();
    BalanceKey key = BalanceKey.of(random.nextLong(), random.nextLong());
    Blobs blobs = hands.blobs();
    BlobRef lent = course.beginning().rules();
    Molecule rules = lent == null ? Molecule.EMPTY : blobs.read(lent);
    List<BlobRef> start = course.beginning().content().stream().map(Command.Placed::blob).toList();
    Molecule content = Molecule.join(List.of(rules, blobs.read(start)));
    if (!sum(content, key).equals(sum(instance.molecule(), key))) {
      return "its tasks do not begin with the data";
    }
    Molecule end = Molecule.join(List.of(rules, blobs.read(course.content())));
    return sum(end, key).equals(sum(Molecule.of(result.atoms()), key))
        ? null
        : "its tasks do not lead to its result";
  }

  private static Balance sum(Molecule molecule, BalanceKey key) {
    return Balance.of(molecule, key);
  }
}
