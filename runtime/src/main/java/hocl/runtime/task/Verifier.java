package hocl.runtime.task;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.Lease;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Checker;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.reactor.Vessel;
import hocl.runtime.trace.Trace;
import hocl.runtime.trace.TraceCodec;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Judges the commits of other nodes: by the trace of their reactions where there is one; by
 * reacting again in another order where that makes no difference to the result; else by doing again
 * exactly what the lease says, which leads every honest node to the same result. For one thread at
 * a time.
 */
public final class Verifier {

  /**
   * A run in another order may need more reactions: this many times as many, and {@link #MORE}
   * beyond.
   */
  private static final long MORE_REACTIONS = 4;

  private static final long FEW_REACTIONS = 1000;

  private final Chemistry chemistry;
  private final BesideBlobs beside;
  private final Blobs blobs;
  private final Task task;
  private final Results results;
  private final Shuffle shuffle;
  private final Consumer<String> troubles;
  private @Nullable Vessel vessel;

  /** The ways to judge a commit. */
  public enum Proof {
    /** Each reaction of the trace is legal, and nothing can react in the end. */
    TRACE,
    /** The same atoms come out in another order. */
    NOISE,
    /** The same comes out when the task is done again. */
    EXECUTION,
    /** What its author wrote is not there. */
    PRESENCE
  }

  /**
   * What was found of a commit.
   *
   * @param right whether it is right
   * @param proof the way in which that was found out
   * @param words why it is not, a clause for people; else empty
   */
  public record Finding(boolean right, Proof proof, String words) {}

  /**
   * A verifier.
   *
   * @param plan the division of the job
   * @param fragments the number of fragments of the job
   * @param mergeAtoms as the tasks of the job have it
   * @param blobs of the job; nothing is written
   * @param failures as the tasks of the job have it
   * @param seed of the orders in which it reacts again
   * @param troubles takes sentences about results that should not depend on the order, and do
   */
  public Verifier(
      Chemistry chemistry,
      Distribution plan,
      int fragments,
      long mergeAtoms,
      Blobs blobs,
      Function<ReactionFailure, Bytes> failures,
      long seed,
      Consumer<String> troubles) {
    this.chemistry = chemistry;
    this.beside = new BesideBlobs(blobs.store());
    this.blobs = blobs.in(beside);
    this.task = new Task(chemistry, plan, fragments, mergeAtoms, this.blobs, 0, failures, false);
    this.results = new Results(this.blobs, plan, fragments);
    this.shuffle = new Shuffle(seed);
    this.troubles = troubles;
  }

  /**
   * Judges a commit.
   *
   * @param cancellation stops it early
   * @return what was found, or null if that could not be found out
   * @throws CodecException if something does not travel
   */
  public @Nullable Finding verify(Provisional step, Cancellation cancellation)
      throws CodecException {
    String absent = results.absent(step);
    if (absent != null) {
      return new Finding(false, Proof.PRESENCE, absent);
    }
    try {
      Finding found = byTrace(step, cancellation);
      if (found != null) {
        return found;
      }
      boolean same = isSameInAnotherOrder(step, cancellation);
      if (same) {
        return new Finding(true, Proof.NOISE, "");
      }
      return byExecution(step, cancellation);
    } catch (LostBlobException e) {
      return null;
    } finally {
      beside.clear();
    }
  }

  private @Nullable Finding byTrace(Provisional step, Cancellation cancellation)
      throws CodecException {
    Commit commit = step.commit();
    BlobRef ref = commit.trace();
    Checker checker = chemistry.checker();
    if (ref == null || checker == null || commit.lines() != null || failed(commit)) {
      return null;
    }
    Trace trace = TraceCodec.decode(blobs.bytes(ref), blobs.definitions());
    if (trace == null || trace.reactions() != commit.reactions()) {
      return new Finding(false, Proof.TRACE, "its trace is not that of its reactions");
    }
    Inputs inputs = Inputs.of(step.lease(), blobs);
    Molecule rules = rules(step.lease());
    List<Molecule> content = new java.util.ArrayList<>(List.of(rules));
    inputs.charges().forEach(charge -> content.add(charge.atoms()));
    Molecule result = results.content(commit);
    Effort effort = new Effort(Long.MAX_VALUE, Long.MAX_VALUE, cancellation);
    Checker.Traced traced =
        checker.trace(
            Molecule.join(content),
            trace,
            Solution.of(Molecule.join(List.of(rules, result))),
            effort);
    if (traced.objection() != null) {
      return new Finding(false, Proof.TRACE, traced.objection());
    }
    if (!traced.whole() || traced.reactions() != commit.reactions()) {
      return null;
    }
    String misplaced = results.misplaced(step, inputs);
    if (misplaced != null) {
      return new Finding(false, Proof.TRACE, misplaced);
    }
    if (commit.end() == Commit.End.SETTLED && !isInert(step.lease(), inputs, result)) {
      return new Finding(
          false, Proof.TRACE, "it says that nothing can react any longer, and something can");
    }
    return new Finding(true, Proof.TRACE, "");
  }

  private static boolean failed(Commit commit) {
    return commit.end() == Commit.End.FAILED;
  }

  private Molecule rules(Lease lease) {
    return lease.rules() == null ? Molecule.EMPTY : blobs.read(lease.rules());
  }

  private Vessel vessel() {
    Vessel known = vessel;
    if (known == null) {
      known = new Vessel(chemistry, Choice.fair(), Observer.NONE, false);
      vessel = known;
    }
    return known;
  }

  private void lend(Vessel to, Lease lease) {
    rules(lease).forEach(rule -> to.lend((Rule) rule, Vessel.Load.SETTLED));
  }

  /** Whether nothing can react; atoms that were at rest before need not be tried again. */
  private boolean isInert(Lease lease, Inputs inputs, Molecule result) {
    Vessel here = vessel();
    try {
      lend(here, lease);
      Parting.Rest rest = new Parting.Rest(result);
      for (Inputs.Charge charge : inputs.charges()) {
        if (charge.how() == Vessel.Load.SETTLED) {
          here.load(rest.take(charge.atoms()), Vessel.Load.SETTLED);
        }
      }
      here.load(rest.left(), Vessel.Load.ACTIVE);
      End end = here.drive(new Budget(1, null, new Cancellation()));
      return end == End.INERT && here.reactions() == 0;
    } catch (ReactionFailure e) {
      return false;
    } finally {
      here.clear();
    }
  }

  /** Whether the atoms came out that come out in another order; false where that shows nothing. */
  private boolean isSameInAnotherOrder(Provisional step, Cancellation cancellation)
      throws CodecException {
    Commit commit = step.commit();
    if (commit.end() != Commit.End.SETTLED || commit.lines() != null || !chemistry.isConfluent()) {
      return false;
    }
    Inputs inputs = Inputs.of(step.lease(), blobs);
    if (inputs.loaded().stream().anyMatch(one -> !Shuffle.isPlain(one.atoms()))) {
      return false;
    }
    Vessel here = vessel();
    try {
      lend(here, step.lease());
      for (Inputs.Charge charge : shuffle.of(inputs.charges())) {
        here.load(charge.atoms(), charge.how());
      }
      long most = MORE_REACTIONS * commit.reactions() + FEW_REACTIONS;
      End end = here.drive(new Budget(most, null, cancellation));
      if (end != End.INERT || here.reactions() != commit.reactions()) {
        // a number of reactions that depends on the order shows nothing
        return false;
      }
      Molecule mine = here.take().content();
      boolean same =
          results.sum(mine).equals(results.sum(results.content(commit)))
              && results.misplaced(step, inputs) == null;
      if (!same) {
        Finding again = byExecution(step, cancellation);
        if (again != null && again.right()) {
          troubles.accept(
              "The order of reactions matters to the result of task "
                  + step.lease().task()
                  + ", which it should not.");
        }
      }
      return same;
    } catch (ReactionFailure e) {
      return false;
    } finally {
      here.clear();
    }
  }

  private @Nullable Finding byExecution(Provisional step, Cancellation cancellation)
      throws CodecException {
    Commit commit = step.commit();
    Lease lease = step.lease();
    boolean stopped = commit.end() == Commit.End.STOPPED;
    Commit again = task.run(stopped ? lease.withQuota(commit.reactions()) : lease, cancellation);
    if (again == null || (again.end() == Commit.End.STOPPED && cancellation.isCancelled())) {
      return null;
    }
    String difference = results.difference(commit, again);
    return new Finding(difference == null, Proof.EXECUTION, difference == null ? "" : difference);
  }
}
