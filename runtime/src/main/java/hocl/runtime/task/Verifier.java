package hocl.runtime.task;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.Generation;
import hocl.runtime.ledger.Lease;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Checker;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.reactor.Vessel;
import hocl.runtime.trace.Trace;
import hocl.runtime.trace.TraceCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Judges the commits of other nodes: by the trace of their reactions where there is one; by
 * reacting again in another order, with other names for symbols, where that makes no difference to
 * the result; else by doing again exactly what the lease says, which leads every honest node to the
 * same result. Small tasks, and some of the others, are done again in one of the other {@linkplain
 * Chemistry#ways ways} that the engine has, since a fault of one of them is the same on all nodes.
 * For one thread at a time.
 */
public final class Verifier {

  /**
   * A run in another order may need more reactions: this many times as many, and {@link
   * #FEW_REACTIONS} beyond.
   */
  private static final long MORE_REACTIONS = 4;

  private static final long FEW_REACTIONS = 1000;

  /** Tasks of at most so many atoms are always done again in another way. */
  private static final long SMALL = 128;

  /**
   * Of the others one in so many is, in each other way. Nodes take twenty times the time of
   * generated code, and a fault of the engine shows in more than one task.
   */
  private static final int ONE_IN = 128;

  private final Chemistry chemistry;
  private final BesideBlobs beside;
  private final Blobs blobs;
  private final Results results;
  private final Random random;
  private final Shuffle shuffle;
  private final long longest;

  /** Whether the traces of the job take too long. */
  private boolean dear;

  private final Way usual;
  private final List<Way> others;
  private final RestSearch rest;

  /** The outcome of a reaction in another order. */
  private enum Order {
    /** The same atoms come out. */
    SAME,
    /** Other ones come out. */
    OTHER,
    /** It shows nothing. */
    UNKNOWN
  }

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
   * @param remark what was noticed beside that and no node is to blame for, a clause for people; or
   *     empty
   */
  public record Finding(boolean right, Proof proof, String words, String remark) {
    Finding(boolean right, Proof proof, String words) {
      this(right, proof, words, "");
    }

    Finding with(String other) {
      return new Finding(right, proof, words, other);
    }
  }

  /**
   * A verifier.
   *
   * @param plan the division of the job
   * @param fragments the number of fragments of the job
   * @param mergeAtoms as the tasks of the job have it
   * @param blobs of the job; nothing is written
   * @param failures as the tasks of the job have it
   * @param longest processor nanoseconds for a trace; then tasks are done again instead
   * @param seed of the orders, names and ways in which it reacts again
   */
  Verifier(
      Chemistry chemistry,
      Distribution plan,
      int fragments,
      long mergeAtoms,
      Blobs blobs,
      Function<ReactionFailure, Bytes> failures,
      long longest,
      long seed) {
    this.longest = longest;
    this.chemistry = chemistry;
    this.beside = new BesideBlobs(blobs.store());
    this.blobs = blobs.in(beside);
    this.results = new Results(this.blobs, plan, fragments);
    this.random = new Random(seed);
    this.shuffle = new Shuffle(random);
    Function<Chemistry, Task> make =
        rules ->
            new Task(
                rules, plan, fragments, mergeAtoms, this.blobs, 0, failures, false, TaskTime.any());
    this.usual = new Way(chemistry, make);
    this.rest = new RestSearch(usual::vessel, results);
    this.others = chemistry.ways().stream().map(way -> new Way(way, make)).toList();
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
      return byReacting(step, drawn(step.lease()), cancellation);
    } catch (LostBlobException e) {
      return null;
    } finally {
      beside.clear();
      blobs.forget();
    }
  }

  private @Nullable Finding byTrace(Provisional step, Cancellation cancellation)
      throws CodecException {
    Commit commit = step.commit();
    BlobRef ref = commit.trace();
    Checker checker = chemistry.checker();
    if (dear
        || ref == null
        || checker == null
        || commit.lines() != null
        || commit.end() == Commit.End.FAILED) {
      return null;
    }
    Trace trace = TraceCodec.decode(blobs.bytes(ref), blobs.definitions());
    if (trace == null || trace.reactions() != commit.reactions()) {
      return new Finding(false, Proof.TRACE, "its trace is not that of its reactions");
    }
    Inputs inputs = Inputs.of(step.lease(), blobs);
    Molecule rules = rules(step.lease());
    List<Molecule> content = new ArrayList<>(List.of(rules));
    inputs.charges().forEach(charge -> content.add(charge.atoms()));
    Molecule result = results.content(commit);
    Effort effort = new Effort(Long.MAX_VALUE, longest, cancellation);
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
      dear = !cancellation.isCancelled();
      return null;
    }
    String misplaced = results.misplaced(step, inputs);
    if (misplaced != null) {
      return new Finding(false, Proof.TRACE, misplaced);
    }
    if (commit.end() == Commit.End.SETTLED && !rest.isThere(step, inputs, rules)) {
      return new Finding(
          false, Proof.TRACE, "it says that nothing can react any longer, and something can");
    }
    return new Finding(true, Proof.TRACE, "");
  }

  private Molecule rules(Lease lease) {
    return lease.rules() == null ? Molecule.EMPTY : blobs.read(lease.rules());
  }

  /**
   * The CPU time, in nanoseconds, of all searches that were to show that nothing can react, where
   * commits were judged by their traces.
   */
  public long searching() {
    return rest.nanos();
  }

  /** Draws the way to do a task again. */
  private Way drawn(Lease lease) {
    long atoms = 0;
    for (Lease.Part part : lease.parts()) {
      for (Generation generation : part.generations()) {
        atoms += generation.blobs().stream().mapToLong(BlobRef::atoms).sum();
      }
    }
    int drawn = random.nextInt(atoms <= SMALL ? Math.max(1, others.size()) : ONE_IN);
    return drawn < others.size() ? others.get(drawn) : usual;
  }

  private @Nullable Finding byReacting(Provisional step, Way way, Cancellation cancellation)
      throws CodecException {
    Order order = inAnotherOrder(step, way, cancellation);
    if (order == Order.SAME) {
      return new Finding(true, Proof.NOISE, "");
    }
    Finding found = byExecution(step, way, cancellation);
    if (found == null) {
      return null;
    }
    if (found.right()) {
      return order == Order.OTHER ? found.with(ofOrder(step, cancellation)) : found;
    }
    if (way.equals(usual)) {
      return found;
    }
    Finding usually = byExecution(step, usual, cancellation);
    return usually != null && usually.right()
        ? usually.with(ofWay(step, way, found.words(), cancellation))
        : usually;
  }

  private Suspects suspects(Provisional step, Cancellation cancellation) {
    List<Rule> all = rules(step.lease()).atoms().stream().map(rule -> (Rule) rule).toList();
    return new Suspects(chemistry, all, most(step.commit()), cancellation);
  }

  private static long most(Commit commit) {
    return MORE_REACTIONS * commit.reactions() + FEW_REACTIONS;
  }

  private String ofOrder(Provisional step, Cancellation cancellation) {
    List<Inputs.Charge> charges = Inputs.of(step.lease(), blobs).charges();
    String rules =
        suspects(step, cancellation).ofOrders(charges, shuffle.of(charges, Renaming.NONE));
    return "the order of its reactions matters to the result, which it should not; " + rules;
  }

  private String ofWay(Provisional step, Way way, String words, Cancellation cancellation) {
    List<Inputs.Charge> charges = Inputs.of(step.lease(), blobs).charges();
    return "nodes and generated code disagree about it, which is a fault of hocl: done by "
        + way.rules().way()
        + ", "
        + words
        + "; "
        + suspects(step, cancellation).ofWays(way.rules(), charges);
  }

  private Order inAnotherOrder(Provisional step, Way way, Cancellation cancellation) {
    Commit commit = step.commit();
    if (commit.end() != Commit.End.SETTLED || commit.lines() != null || !chemistry.isConfluent()) {
      return Order.UNKNOWN;
    }
    Inputs inputs = Inputs.of(step.lease(), blobs);
    if (inputs.loaded().stream().anyMatch(one -> !Shuffle.isPlain(one.atoms()))) {
      return Order.UNKNOWN;
    }
    List<Rule> rules = rules(step.lease()).atoms().stream().map(rule -> (Rule) rule).toList();
    Vessel here = way.vessel();
    try {
      rules.forEach(rule -> here.lend(rule, Vessel.Load.SETTLED));
      Renaming names = shuffle.names(inputs.charges(), chemistry.opaque(rules));
      for (Inputs.Charge charge : shuffle.of(inputs.charges(), names)) {
        here.load(charge.atoms(), charge.how());
      }
      End end = here.drive(new Budget(most(commit), null, cancellation));
      if (end != End.INERT || here.reactions() != commit.reactions()) {
        // a number of reactions that depends on the order shows nothing
        return Order.UNKNOWN;
      }
      Molecule mine = here.take().content();
      boolean same =
          results.sum(mine).equals(results.sum(names.of(results.content(commit))))
              && results.misplaced(step, inputs) == null;
      return same ? Order.SAME : Order.OTHER;
    } catch (ReactionFailure e) {
      return Order.UNKNOWN;
    } finally {
      here.clear();
    }
  }

  private @Nullable Finding byExecution(Provisional step, Way way, Cancellation cancellation)
      throws CodecException {
    Commit commit = step.commit();
    Lease lease = step.lease();
    boolean stopped = commit.end() == Commit.End.STOPPED;
    Lease repeated = stopped ? lease.withQuota(commit.reactions()) : lease;
    Commit again = way.task().run(repeated, cancellation);
    if (again == null || (again.end() == Commit.End.STOPPED && cancellation.isCancelled())) {
      return null;
    }
    String difference = results.difference(commit, again);
    return new Finding(difference == null, Proof.EXECUTION, difference == null ? "" : difference);
  }
}
