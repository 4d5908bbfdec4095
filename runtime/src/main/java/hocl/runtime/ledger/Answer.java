package hocl.runtime.ledger;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The answer of a ledger to a command. */
public sealed interface Answer {

  /** The command has been applied. */
  record Done() implements Answer {}

  /**
   * The command has no effect.
   *
   * @param reason why
   */
  record Refused(Reason reason) implements Answer {}

  /** The answer where the ledger of the job is missing. */
  record Lost() implements Answer {}

  /**
   * The answer to {@link Command.Work}.
   *
   * @param verdict on the commit
   * @param released blobs that nothing refers to any longer
   * @param next the next step of the executor
   */
  record Worked(Verdict verdict, List<BlobName> released, Next next) implements Answer {
    /** An answer. */
    public Worked {
      released = List.copyOf(released);
    }
  }

  /**
   * The answer to {@link Command.Look}.
   *
   * @param reactions the number of reactions so far
   * @param ending how the job ended, or null while it goes on
   * @param rules the rules that react everywhere without being content, or null
   * @param content the blobs of all fragments
   * @param lines the blobs of the lines that were printed, in the order of the commits
   * @param holders the senders that hold leases
   * @param meetings how many combinations of fragments have to meet
   * @param checked how far the commits are checked
   */
  record Seen(
      long reactions,
      @Nullable Ending ending,
      @Nullable BlobRef rules,
      List<BlobRef> content,
      List<BlobRef> lines,
      List<Sender> holders,
      Meetings meetings,
      Checked checked)
      implements Answer {
    /** The number of atoms, without the rules that react everywhere. */
    public long atoms() {
      return content.stream().mapToLong(BlobRef::atoms).sum();
    }

    /** An answer. */
    public Seen {
      content = List.copyOf(content);
      lines = List.copyOf(lines);
      holders = List.copyOf(holders);
    }
  }

  /**
   * How far a job is from inertness.
   *
   * @param fragments the number of fragments with atoms
   * @param all the number of combinations of these
   * @param due the number of those that have not met as they are now
   */
  record Meetings(int fragments, long all, long due) {}

  /**
   * How far the commits of a job are checked, and what its referee has to do.
   *
   * @param right how many commits others have found right
   * @param provisional how many are not final yet
   * @param open those for which verifiers have to be drawn, at most some at a time
   * @param disputed those that a verifier calls wrong
   * @param agreed planted results that a verifier calls right, each with that verifier
   * @param candidates the names of the nodes that may be drawn
   * @param quarantined the nodes that may not take part any longer, each with the reason
   * @param secrets the digests of the keys that verifiers were drawn by, the present one last
   * @param proofs of nodes that gave two results of one attempt
   * @param remarks of verifiers about what no node is to blame for
   */
  record Checked(
      long right,
      int provisional,
      List<Provisional> open,
      List<Provisional> disputed,
      List<Provisional> agreed,
      List<String> candidates,
      Map<String, String> quarantined,
      List<Bytes> secrets,
      List<Twofaced> proofs,
      List<Remark> remarks) {
    /** Where nothing is checked. */
    static final Checked NONE =
        new Checked(
            0, 0, List.of(), List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(),
            List.of());

    /** An answer. */
    public Checked {
      open = List.copyOf(open);
      disputed = List.copyOf(disputed);
      agreed = List.copyOf(agreed);
      candidates = List.copyOf(candidates);
      secrets = List.copyOf(secrets);
      proofs = List.copyOf(proofs);
      remarks = List.copyOf(remarks);
      quarantined = Collections.unmodifiableSortedMap(new TreeMap<>(quarantined));
    }

    /** The view for all but the referee: a cheat must not know which commits are being checked. */
    Checked forOthers() {
      return new Checked(
          right,
          provisional,
          List.of(),
          List.of(),
          List.of(),
          candidates,
          quarantined,
          secrets,
          proofs,
          remarks);
    }
  }

  /** The reasons for which a command has no effect. */
  enum Reason {
    /** The sender has sent later ones. */
    OLD,
    /** The sender's node has not joined. */
    UNKNOWN_SENDER,
    /** The sender's node counts as gone. */
    GONE,
    /** Another job has that name. */
    OTHER_JOB,
    /** The job has ended. */
    ENDED,
    /** It names a fragment that does not exist. */
    INVALID,
    /** It was proved of the sender's node that it gave a wrong result. */
    QUARANTINED,
    /** Only the referee may send it. */
    NO_REFEREE
  }

  /** The fate of a commit. */
  enum Verdict {
    /** There was none. */
    NONE,
    /** It has been applied. */
    ACCEPTED,
    /** Its lease is over. */
    STALE,
    /** It does not fit its lease, or neither reacts nor settles; the lease is over. */
    INVALID
  }

  /** The next step of an executor. */
  sealed interface Next {}

  /** It verifies a commit of another node. */
  record Verify(Provisional step) implements Next {}

  /** It works on a task. */
  record Leased(Lease lease) implements Next {}

  /**
   * It waits: all that could react is leased.
   *
   * @param live the leases of all executors
   */
  record Wait(List<Live> live) implements Next {
    /** An answer. */
    public Wait {
      live = List.copyOf(live);
    }
  }

  /** The job has ended. */
  record Ended(Ending ending) implements Next {}

  /** It did not ask. */
  record Nothing() implements Next {}

  /**
   * A lease as others see it.
   *
   * @param fence of the lease
   * @param allowance how many times the usual time its holder may be silent
   */
  record Live(long fence, int allowance) {}
}
