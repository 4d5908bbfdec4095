package hocl.runtime.task;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.codec.Definitions;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Ledger;
import hocl.runtime.referee.Dossier;
import java.util.Objects;

/**
 * What a simulated run leaves.
 *
 * @param store where it ran
 * @param spec of its job
 * @param referee of its job
 */
record Leavings(SimulatedStore store, JobSpec spec, SimulatedReferee referee) {

  private Ledger ledger() {
    return Objects.requireNonNull(store.ledger());
  }

  /** All that the referee leaves. */
  Dossier dossier() {
    return referee.dossier(ledger());
  }

  /** The last look at the job. */
  Answer.Seen seen() {
    return referee.seen(ledger());
  }

  /** What it takes to verify tasks where only the blobs of a dossier are known. */
  Hands hands(Dossier dossier) {
    MemoryBlobs blobs = new MemoryBlobs();
    dossier.blobs().forEach((name, bytes) -> blobs.put(name.in("job"), bytes.get()));
    return Hands.of(
        store.toy(),
        store.toy().distribution(Molecule.EMPTY),
        spec,
        new Blobs(blobs, "job", Definitions.NONE, 8),
        failure -> Bytes.NONE);
  }

  /** Whether these are the atoms at the end. */
  boolean endWith(Molecule molecule) {
    return Solution.of(store.blobs().readAll(ledger().fragments())).equals(Solution.of(molecule));
  }
}
