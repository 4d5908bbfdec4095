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
   * Ends an executor's task and begins its next one, in one step.
   *
   * @param commit the result of a task, or null
   * @param next whether a lease is wanted
   */
  record Work(@Nullable Commit commit, boolean next) implements Command {}

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
   * Atoms that go to a fragment.
   *
   * @param fragment the place of the fragment, from 0
   * @param blob holds the atoms
   */
  record Placed(int fragment, BlobRef blob) {}
}
