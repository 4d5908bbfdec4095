package hocl.runtime.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of a ledger that a sender asks for. */
public sealed interface Command {

  /** Begins a job; the only command that a job without a ledger takes. */
  record Create(JobSpec spec) implements Command {}

  /** The sender's node takes part from now on. All other commands need it. */
  record Join() implements Command {}

  /**
   * A node is gone: its leases end and its commands are refused from now on.
   *
   * @param node the name of the node
   * @param incarnation of the node
   */
  record Left(String node, long incarnation) implements Command {}

  /**
   * Atoms come in from outside: the content of a job, and what is injected into it later.
   *
   * @param parts where they come in
   * @param complete whether the content of the job is whole with them, so that it may react
   */
  record Put(List<Placed> parts, boolean complete) implements Command {
    /** Atoms from outside. */
    public Put {
      parts = List.copyOf(parts);
    }
  }

  /**
   * The rules that react everywhere without being content are others from now on. All settlements
   * are void.
   */
  record SetRules(BlobRef rules) implements Command {}

  /**
   * Ends an executor's task or verification and begins its next one, in one step.
   *
   * @param commit the result of a task, or null
   * @param verdict on the commit of another node, or null
   * @param next whether a lease is wanted
   */
  record Work(@Nullable Commit commit, @Nullable Verdict verdict, boolean next)
      implements Command {}

  /**
   * Ends a lease whose holder has been silent for too long.
   *
   * @param fence of the lease
   */
  record Revoke(long fence) implements Command {}

  /**
   * Ends the job as it stands.
   *
   * @param reason told with the ending, a clause for people
   */
  record Cancel(String reason) implements Command {}

  /** Asks how the job stands; changes nothing, and needs neither a number nor a node. */
  record Look() implements Command {}

  /** The client has the result: nothing of the job is needed any longer. */
  record Taken() implements Command {}

  /**
   * The sender draws verifiers and judges disputes from now on; one that did so before does not any
   * longer.
   *
   * @param secret the digest of the key that it draws by
   */
  record Preside(Bytes secret) implements Command {}

  /** Who verifies some commits. Only the referee may send it. */
  record Draw(List<Drawn> drawn) implements Command {
    /** A draw. */
    public Draw {
      drawn = List.copyOf(drawn);
    }
  }

  /**
   * Shows a wrong result to a verifier in place of a commit, before it is drawn who verifies that.
   * Only the referee may send it.
   *
   * @param fence of the attempt of the commit
   * @param commit the wrong result
   * @param written the blobs that were written for it alone
   * @param verifier the name of the node
   */
  record Plant(long fence, Commit commit, List<BlobName> written, String verifier)
      implements Command {
    /** A wrong result. */
    public Plant {
      written = List.copyOf(written);
    }
  }

  /**
   * Ends a dispute, or says of a commit without a verifier what the referee found itself. Only the
   * referee may send it.
   *
   * @param fence of the attempt of the commit, or of the verification of a planted result
   * @param ruling what the referee found
   * @param words why it is wrong, a clause for people; else empty
   */
  record Judge(long fence, Ruling ruling, String words) implements Command {}

  /** What a referee says of a commit. */
  enum Ruling {
    /** It is right. */
    RIGHT,
    /** It is wrong, and its author is to blame. */
    WRONG,
    /** It cannot be used, and no party is to blame. */
    VOID
  }

  /**
   * The verifiers of a commit.
   *
   * @param fence of the attempt of the commit
   * @param needed how many have to find it right
   * @param verifiers the names of nodes, none of them twice nor drawn before
   */
  record Drawn(long fence, int needed, List<String> verifiers) {
    /** A draw. */
    public Drawn {
      verifiers = List.copyOf(verifiers);
    }
  }

  /**
   * What a verifier says of a commit.
   *
   * @param fence of the attempt of the commit
   * @param right whether it is what its lease leads to
   * @param words why it is not, a clause for people; else empty
   * @param remark what was noticed beside that and no node is to blame for, a clause for people; or
   *     empty
   * @param signature of the node, see {@link VerdictSignature}, or empty
   */
  record Verdict(long fence, boolean right, String words, String remark, Bytes signature) {
    /** A verdict without a remark or a signature. */
    public Verdict(long fence, boolean right, String words) {
      this(fence, right, words, "", Bytes.NONE);
    }
  }

  /**
   * Atoms that go to a fragment.
   *
   * @param fragment the place of the fragment, from 0
   * @param blob holds the atoms
   */
  record Placed(int fragment, BlobRef blob) {}
}
