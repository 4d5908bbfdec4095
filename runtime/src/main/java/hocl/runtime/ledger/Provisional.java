package hocl.runtime.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit that is not final yet, with all that it takes to judge it, and what others say of it.
 *
 * @param lease what its author got
 * @param author the sender of the commit
 * @param commit the result
 * @param upTo the stamp of the latest generation of the job when the lease began
 * @param stamps that of the latest one before the commit
 * @param freed blobs that nothing refers to once the commit is final
 * @param candidates the nodes that could verify it when it came, which are told with it so that no
 *     others can be drawn later
 * @param drawn whether it was drawn who verifies it
 * @param needed how many have to find it right
 * @param verifications those who were drawn, and what they found
 * @param standing what is known of it
 * @param planted a wrong result that a verifier sees in its place before any other is drawn, or
 *     null
 */
public record Provisional(
    Lease lease,
    Sender author,
    Commit commit,
    long upTo,
    long stamps,
    List<BlobName> freed,
    List<String> candidates,
    boolean drawn,
    int needed,
    List<Verification> verifications,
    Standing standing,
    @Nullable Planted planted)
    implements Entry {

  /** What is known of a commit. */
  public enum Standing {
    /** Nobody objects. */
    UNDISPUTED,
    /** A verifier says that it is wrong. */
    DISPUTED,
    /** The referee has found it right. */
    CONFIRMED
  }

  /** A commit. */
  public Provisional {
    freed = List.copyOf(freed);
    candidates = List.copyOf(candidates);
    verifications = List.copyOf(verifications);
  }

  /** A commit without any verdict. */
  static Provisional fresh(
      LiveLease lease, Commit commit, long stamps, List<BlobName> freed, List<String> candidates) {
    return new Provisional(
        lease.lease(),
        lease.holder(),
        commit,
        lease.upTo(),
        stamps,
        freed,
        candidates,
        false,
        0,
        List.of(),
        Standing.UNDISPUTED,
        null);
  }

  /** The fence of its attempt: which commit it is. */
  public long fence() {
    return lease.fence();
  }

  /**
   * The digest of the commit without its signature and of the nodes that could verify it: its
   * author and the draw of its verifiers are bound by it.
   */
  public Check digest() {
    Check digest = Check.of(Codec.bytesOf(commit.unsigned()));
    for (String node : candidates) {
      digest = digest.then(node.getBytes(StandardCharsets.UTF_8));
    }
    return digest;
  }

  /** Whether as many as are needed have found it right. */
  boolean isDone() {
    if (planted != null) {
      return false;
    }
    return standing == Standing.CONFIRMED
        || (standing == Standing.UNDISPUTED
            && drawn
            && verifications.stream().filter(v -> v.finding() == Verification.Finding.RIGHT).count()
                >= needed);
  }

  /** Whether more verifiers have to be drawn. */
  boolean isOpen() {
    return planted == null
        && standing == Standing.UNDISPUTED
        && (!drawn || verifications.size() < needed);
  }

  /** The number of bytes that its author wrote. */
  long bytes() {
    long sum = commit.lines() == null ? 0 : commit.lines().bytes();
    sum += commit.trace() == null ? 0 : commit.trace().bytes();
    for (Commit.Part part : commit.parts()) {
      sum += part.fresh().stream().mapToLong(BlobRef::bytes).sum();
    }
    return sum + commit.outflow().stream().mapToLong(placed -> placed.blob().bytes()).sum();
  }

  /** All blobs that it takes to judge it. */
  public List<BlobRef> blobs() {
    List<BlobRef> all = new ArrayList<>(Checking.blobs(this));
    if (lease.rules() != null) {
      all.add(lease.rules());
    }
    return all;
  }

  /** The blobs of its author's attempt. */
  List<BlobName> written() {
    List<BlobRef> all = new ArrayList<>();
    for (Commit.Part part : commit.parts()) {
      part.kept().forEach(generation -> all.addAll(generation.blobs()));
      all.addAll(part.fresh());
    }
    commit.outflow().forEach(placed -> all.add(placed.blob()));
    if (commit.lines() != null) {
      all.add(commit.lines());
    }
    if (commit.trace() != null) {
      all.add(commit.trace());
    }
    return all.stream().map(BlobRef::name).filter(name -> name.fence() == fence()).toList();
  }

  Provisional with(boolean isDrawn, int need, List<Verification> others) {
    return new Provisional(
        lease,
        author,
        commit,
        upTo,
        stamps,
        freed,
        candidates,
        isDrawn,
        need,
        others,
        standing,
        planted);
  }

  Provisional with(List<Verification> others) {
    return with(drawn, needed, others);
  }

  Provisional with(Standing other) {
    return with(other, planted);
  }

  Provisional with(@Nullable Planted other) {
    return with(standing, other);
  }

  private Provisional with(Standing state, @Nullable Planted instead) {
    return new Provisional(
        lease,
        author,
        commit,
        upTo,
        stamps,
        freed,
        candidates,
        drawn,
        needed,
        verifications,
        state,
        instead);
  }

  /** As a verifier sees it: nothing tells how many others verify it, or that it is not planted. */
  Provisional shownTo(Verification one) {
    return shown(commit, one);
  }

  /** The planted result as its verifier sees it. */
  Provisional decoy(Planted instead) {
    return shown(instead.commit(), instead.verification());
  }

  private Provisional shown(Commit result, Verification one) {
    return new Provisional(
        lease,
        author,
        result.unsigned(),
        upTo,
        stamps,
        List.of(),
        List.of(),
        true,
        1,
        List.of(one),
        Standing.UNDISPUTED,
        null);
  }

  /** The verifications without those of a node that came to nothing. */
  Provisional without(String node, boolean unfinishedOnly) {
    return with(
        verifications.stream()
            .filter(v ->
                !v.verifier().equals(node)
                    || (unfinishedOnly && v.finding() != Verification.Finding.NONE))
            .toList());
  }
}
