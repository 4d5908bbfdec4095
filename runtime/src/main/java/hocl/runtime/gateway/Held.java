package hocl.runtime.gateway;

import hocl.runtime.cluster.Programs;
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
 * that none is lost or there twice, whatever the worker says. For one thread at a time.
 */
final class Held {

  /** All blobs of an attempt together. */
  private static final long MOST_BYTES = 1L << 30;

  private static final int MOST_BLOBS = 10_000;
  private static final int LONGEST_FAILURE = 1 << 19;

  private final Lease lease;
  private final Set<BlobRef> leased = new HashSet<>();
  private final Map<BlobName, Written> written = new HashMap<>();
  private long bytes;

  /** What was written under a name. */
  private record Written(int bytes, Check check) {}

  Held(Lease lease) {
    this.lease = lease;
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
    Written blob = new Written(content.length, Check.of(content));
    Written before = written.get(name);
    if (before != null) {
      if (before.equals(blob)) {
        return false;
      }
      throw new RefusedException(
          RefusedException.CONFLICT, "A blob of that name is there already.", "");
    }
    if (written.size() >= MOST_BLOBS || bytes + content.length > MOST_BYTES) {
      throw new RefusedException(
          RefusedException.TOO_MANY, "The result of the task is too large.", "");
    }
    written.put(name, blob);
    bytes += content.length;
    return true;
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
  @Nullable String mistake(Commit commit, Programs programs) {
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
    List<BlobRef> made = made(commit);
    if (!made.stream().allMatch(this::isWritten)
        || !kept.stream().allMatch(blob -> leased.contains(blob) || isWritten(blob))) {
      return "it names a blob that is not of its lease, or was not written for it";
    }
    Set<BlobName> once = new HashSet<>();
    made.forEach(blob -> once.add(blob.name()));
    kept.forEach(blob -> once.add(blob.name()));
    return once.size() == made.size() + kept.size() ? null : "it names a blob twice";
  }

  private static boolean canRead(Commit commit, Programs programs) {
    try {
      return programs.read(commit.failure()).getMessage() != null;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** The blobs of a result that have to be new. */
  private static List<BlobRef> made(Commit commit) {
    List<BlobRef> made = new ArrayList<>();
    commit.parts().forEach(part -> made.addAll(part.fresh()));
    commit.outflow().stream().map(Command.Placed::blob).forEach(made::add);
    if (commit.lines() != null) {
      made.add(commit.lines());
    }
    if (commit.trace() != null) {
      made.add(commit.trace());
    }
    return made;
  }

  private boolean isWritten(BlobRef blob) {
    return blob.atoms() >= 0
        && new Written(blob.bytes(), blob.check()).equals(written.get(blob.name()));
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
