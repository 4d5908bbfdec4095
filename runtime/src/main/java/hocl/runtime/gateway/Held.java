package hocl.runtime.gateway;

import hocl.runtime.cluster.ProgramBytes;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.codec.MoleculeCodec;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Check;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.Generation;
import hocl.runtime.ledger.Lease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lease that a worker holds, with the blobs that it wrote for it. Decides which result may go to
 * the ledger: one whose blobs are those of the lease or were written for it, each in one place, so
 * that none is lost or there twice, and which others can read. So a worker can say what is not so,
 * and no more. For one thread at a time.
 */
final class Held {

  /** All blobs of an attempt together. */
  private static final long MOST_BYTES = 1L << 30;

  private static final int MOST_BLOBS = 10_000;
  private static final int LONGEST_FAILURE = 1 << 19;

  private final Lease lease;
  private final Definitions definitions;
  private final Set<BlobRef> leased = new HashSet<>();
  private final Map<BlobName, Written> written = new HashMap<>();
  private long bytes;

  /**
   * What was written under a name.
   *
   * @param atoms the number of atoms, or -1 if it is not a molecule
   * @param lines whether all atoms are Strings
   */
  private record Written(int bytes, Check check, long atoms, boolean lines) {
    boolean is(BlobRef blob) {
      return blob.bytes() == bytes && blob.check().equals(check);
    }
  }

  /**
   * A lease.
   *
   * @param definitions of the job's program
   */
  Held(Lease lease, Definitions definitions) {
    this.lease = lease;
    this.definitions = definitions;
    for (Lease.Part part : lease.parts()) {
      for (Generation generation : part.generations()) {
        leased.addAll(generation.blobs());
      }
    }
  }

  /** The fence of the lease. */
  long fence() {
    return lease.fence();
  }

  /** Whether a blob belongs to this attempt by its name. */
  boolean isFor(BlobName name) {
    return name.task() == lease.task() && name.fence() == lease.fence();
  }

  /**
   * Takes note of a blob that is about to be written.
   *
   * @return whether it has to be written: not if it is there already
   * @throws RefusedException if another one has its name, or there are too many
   */
  boolean write(BlobName name, byte[] content) throws RefusedException {
    Check check = Check.of(content);
    Written before = written.get(name);
    if (before != null) {
      if (before.bytes() == content.length && before.check().equals(check)) {
        return false;
      }
      throw new RefusedException(
          RefusedException.CONFLICT, "A blob of that name is there already.", "");
    }
    if (written.size() >= MOST_BLOBS || bytes + content.length > MOST_BYTES) {
      throw new RefusedException(
          RefusedException.TOO_MANY, "The result of the task is too large.", "");
    }
    written.put(name, read(content, check));
    bytes += content.length;
    return true;
  }

  /** What others will find in a blob. */
  private Written read(byte[] content, Check check) {
    try {
      List<Object> atoms = MoleculeCodec.decode(content, definitions).atoms();
      return new Written(
          content.length, check, atoms.size(), atoms.stream().allMatch(String.class::isInstance));
    } catch (CodecException e) {
      return new Written(content.length, check, -1, false);
    }
  }

  /** The names of the blobs that were written. */
  Set<BlobName> names() {
    return Set.copyOf(written.keySet());
  }

  /**
   * The mistake for which a result may not go to the ledger, or null.
   *
   * @param programs reads what it says of a failure
   */
  @Nullable String mistake(Commit commit, ProgramBytes programs) {
    if (commit.task() != lease.task() || commit.fence() != lease.fence()) {
      return "it is of a lease that this worker does not hold";
    }
    if (commit.failure().size() > LONGEST_FAILURE) {
      return "what it says of a failure is too long";
    }
    if (commit.end() == Commit.End.FAILED && !canRead(commit, programs)) {
      return "what it says of a failure cannot be read";
    }
    List<BlobRef> kept = new ArrayList<>();
    for (Commit.Part part : commit.parts()) {
      part.kept().forEach(generation -> kept.addAll(generation.blobs()));
    }
    List<BlobRef> atoms = atoms(commit);
    if (!atoms.stream().allMatch(this::isWritten)
        || !kept.stream().allMatch(blob -> leased.contains(blob) || isWritten(blob))) {
      return "it names a blob that is not of its lease, and was not written for it as it says";
    }
    if (!isBeside(commit.lines(), true) || !isBeside(commit.trace(), false)) {
      return "its lines or its trace were not written for it as it says";
    }
    List<BlobRef> made = made(commit);
    Set<BlobName> once = new HashSet<>();
    made.forEach(blob -> once.add(blob.name()));
    kept.forEach(blob -> once.add(blob.name()));
    return once.size() == made.size() + kept.size() ? null : "it names a blob twice";
  }

  private static boolean canRead(Commit commit, ProgramBytes programs) {
    try {
      return programs.read(commit.failure()).getMessage() != null;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** The blobs with the new atoms of a result. */
  private static List<BlobRef> atoms(Commit commit) {
    List<BlobRef> atoms = new ArrayList<>();
    commit.parts().forEach(part -> atoms.addAll(part.fresh()));
    commit.outflow().stream().map(Command.Placed::blob).forEach(atoms::add);
    return atoms;
  }

  /** All blobs of a result that have to be new. */
  private static List<BlobRef> made(Commit commit) {
    List<BlobRef> made = atoms(commit);
    if (commit.lines() != null) {
      made.add(commit.lines());
    }
    if (commit.trace() != null) {
      made.add(commit.trace());
    }
    return made;
  }

  private boolean isWritten(BlobRef blob) {
    Written found = written.get(blob.name());
    return found != null && found.is(blob) && found.atoms() == blob.atoms();
  }

  /** Whether something else than atoms was written, if it is there. */
  private boolean isBeside(@Nullable BlobRef blob, boolean lines) {
    Written found = blob == null ? null : written.get(blob.name());
    return blob == null
        || (found != null && found.is(blob) && blob.atoms() == 0 && (found.lines() || !lines));
  }

  /** The blobs that were written and that a result does not name. */
  Set<BlobName> leftOver(Commit commit) {
    Set<BlobName> names = new HashSet<>(written.keySet());
    made(commit).forEach(blob -> names.remove(blob.name()));
    for (Commit.Part part : commit.parts()) {
      part.kept()
          .forEach(generation -> generation.blobs().forEach(blob -> names.remove(blob.name())));
    }
    return names;
  }
}
