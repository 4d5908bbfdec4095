package hocl.runtime.task;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.Generation;
import hocl.runtime.ledger.Lease;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.reactor.Vessel;
import hocl.runtime.trace.Trace;
import hocl.runtime.trace.TraceCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reacts the fragments of leases in a vessel that is used for one after another. Its result depends
 * on the lease, the blobs and the number of its reactions alone. For one thread at a time.
 */
public final class Task {

  /** Fragments of more generations than this are written anew. */
  private static final int MOST_GENERATIONS = 16;

  /** A longer trace is left out, and others have to execute the task again. */
  private static final long MOST_TRACE_BYTES = 1 << 25;

  private final Distribution distribution;
  private final int fragments;
  private final long mergeAtoms;
  private final Blobs blobs;
  private final long incarnation;
  private final boolean traced;
  private final TaskTime time;
  private final Function<ReactionFailure, Bytes> failures;
  private final List<String> printed = new ArrayList<>();
  private final Vessel vessel;
  private final Map<BlobRef, List<Rule>> rules = new HashMap<>();

  /**
   * An executor's hands.
   *
   * @param plan the division of the job
   * @param fragments the number of fragments of the job
   * @param mergeAtoms a result of fewer atoms goes to one fragment; 0 forbids it
   * @param blobs of the job
   * @param incarnation of the node
   * @param failures writes what is told of a failure
   * @param traced whether its commits have the traces of their reactions
   * @param time ends tasks of slow reactions
   */
  public Task(
      Chemistry chemistry,
      Distribution plan,
      int fragments,
      long mergeAtoms,
      Blobs blobs,
      long incarnation,
      Function<ReactionFailure, Bytes> failures,
      boolean traced,
      TaskTime time) {
    this.traced = traced;
    this.time = time;
    this.distribution = plan;
    this.fragments = fragments;
    this.mergeAtoms = mergeAtoms;
    this.blobs = blobs;
    this.incarnation = incarnation;
    this.failures = failures;
    this.vessel = new Vessel(chemistry, Choice.fair(), new Printed(printed), false);
  }

  /** Collects lines. */
  private record Printed(List<String> lines) implements Observer {
    @Override
    public boolean wantsReactions() {
      return false;
    }

    @Override
    public void printed(String line) {
      lines.add(line);
    }
  }

  /**
   * Reacts until nothing can, the quota or the steps of the lease are used up, or slow reactions
   * have taken long. Who repeats it with as many reactions comes to the same.
   *
   * @param cancellation stops it early
   * @return the result, or null if it was stopped before anything happened
   * @throws LostBlobException if atoms are not there, as when the lease is over
   * @throws RuntimeException that the consumer of failures may throw
   */
  public @Nullable Commit run(Lease lease, Cancellation cancellation) {
    printed.clear();
    Inputs inputs = Inputs.of(lease, blobs);
    try {
      if (traced) {
        vessel.record(MOST_TRACE_BYTES);
      }
      if (lease.rules() != null) {
        rules(lease.rules()).forEach(rule -> vessel.lend(rule, Vessel.Load.SETTLED));
      }
      inputs.charges().forEach(charge -> vessel.load(charge.atoms(), charge.how()));
      return react(lease, inputs, cancellation);
    } catch (CodecException e) {
      return unchanged(lease, failures.apply(new TravelFailure(e)));
    } finally {
      vessel.clear();
    }
  }

  private List<Rule> rules(BlobRef ref) {
    return rules.computeIfAbsent(
        ref, absent -> blobs.read(absent).atoms().stream().map(atom -> (Rule) atom).toList());
  }

  private @Nullable Commit react(Lease lease, Inputs inputs, Cancellation cancellation)
      throws CodecException {
    Commit.End end;
    Bytes failure = Bytes.NONE;
    try {
      End reason = drive(lease, cancellation);
      end =
          switch (reason) {
            case INERT -> Commit.End.SETTLED;
            case STEP_LIMIT -> Commit.End.SPENT;
            case REACTION_LIMIT, TIME_LIMIT, MEMORY_LIMIT, INTERRUPTED, FAILED ->
                Commit.End.STOPPED;
          };
      if (reason == End.INTERRUPTED && vessel.reactions() == 0) {
        return null;
      }
      if (reason == End.MEMORY_LIMIT && vessel.reactions() == 0) {
        throw new OutOfMemoryError("too little memory is left to react");
      }
    } catch (ReactionFailure e) {
      end = Commit.End.FAILED;
      failure = failures.apply(e);
    }
    long reactions = vessel.reactions();
    Trace trace = traced ? vessel.trace() : null;
    Blobs.Pen pen = blobs.pen(lease.task(), lease.fence(), incarnation);
    List<Commit.Part> parts = new ArrayList<>();
    List<Command.Placed> outflow = new ArrayList<>();
    boolean whole = reactions == 0 && !tooMany(lease) && !merges(inputs.size(), lease);
    if (whole) {
      parts.addAll(whole(lease));
    } else {
      divide(take(), lease, inputs.loaded(), pen, parts, outflow);
    }
    BlobRef lines = null;
    if (!printed.isEmpty()) {
      Molecule texts = Molecule.of(printed.toArray());
      lines =
          pen.write(
              hocl.runtime.codec.MoleculeCodec.encode(texts, hocl.runtime.codec.Definitions.NONE),
              0);
    }
    return new Commit(
        lease.task(),
        lease.fence(),
        end,
        reactions,
        parts,
        outflow,
        lines,
        trace == null || end == Commit.End.FAILED ? null : written(trace, pen),
        failure,
        Bytes.NONE);
  }

  private End drive(Lease lease, Cancellation cancellation) {
    // where the order of the atoms decides what goes where, it has to stop at a reaction
    boolean timed = !tooMany(lease);
    Cancellation early = new Cancellation();
    time.begin(lease.steps());
    LongConsumer watcher =
        reactions -> {
          if (cancellation.isCancelled() || (timed && time.isOver(reactions, vessel.steps()))) {
            early.cancel();
          }
        };
    End reason = vessel.drive(new Budget(lease.quota(), lease.steps(), null, early, watcher));
    boolean fruitless = reason == End.INTERRUPTED && vessel.reactions() == 0;
    // the reactions that it had begun when time was over are given up: one has to come to something
    return fruitless && !cancellation.isCancelled()
        ? vessel.drive(new Budget(1, null, cancellation))
        : reason;
  }

  /** The parts of a lease as they were. */
  private static List<Commit.Part> whole(Lease lease) {
    return lease.parts().stream()
        .map(part -> new Commit.Part(part.fragment(), part.generations(), List.of()))
        .toList();
  }

  /** The commit of a task whose result is given up, with what is told of the reason. */
  private static Commit unchanged(Lease lease, Bytes failure) {
    return new Commit(
        lease.task(),
        lease.fence(),
        Commit.End.FAILED,
        0,
        whole(lease),
        List.of(),
        null,
        null,
        failure,
        Bytes.NONE);
  }

  private @Nullable BlobRef written(Trace trace, Blobs.Pen pen) throws CodecException {
    return trace.ending() == Trace.Ending.OPEN
        ? pen.write(TraceCodec.encode(trace, blobs.definitions()), 0)
        : null;
  }

  private Molecule take() {
    Vessel.Taken taken = vessel.take();
    if (!taken.spent().isEmpty()) {
      throw new IllegalStateException("a rule that reacts everywhere was used up");
    }
    return taken.content();
  }

  private static boolean tooMany(Lease lease) {
    return lease.parts().stream().anyMatch(p -> p.generations().size() > MOST_GENERATIONS);
  }

  private boolean merges(long atoms, Lease lease) {
    return atoms < mergeAtoms && lease.parts().size() > 1;
  }

  private void divide(
      Molecule content,
      Lease lease,
      List<Inputs.Loaded> loaded,
      Blobs.Pen pen,
      List<Commit.Part> parts,
      List<Command.Placed> outflow)
      throws CodecException {
    if (distribution.isKeyed()) {
      int own = lease.parts().getFirst().fragment();
      List<Molecule> all = Parting.byPlace(content, distribution, fragments);
      for (int place = 0; place < fragments; place++) {
        List<BlobRef> written = pen.write(all.get(place));
        if (place == own) {
          parts.add(new Commit.Part(own, List.of(), written));
        } else {
          for (BlobRef blob : written) {
            outflow.add(new Command.Placed(place, blob));
          }
        }
      }
    } else if (lease.parts().size() == 1 || merges(content.size(), lease) || tooMany(lease)) {
      boolean one = merges(content.size(), lease);
      List<Molecule> shares = Parting.evenly(content, one ? 1 : lease.parts().size());
      for (int part = 0; part < lease.parts().size(); part++) {
        List<BlobRef> fresh =
            part < shares.size() ? pen.write(shares.get(part)) : List.<BlobRef>of();
        parts.add(new Commit.Part(lease.parts().get(part).fragment(), List.of(), fresh));
      }
    } else {
      keep(content, lease, loaded, pen, parts);
    }
  }

  /**
   * Leaves the atoms that were there before where they were: they need not meet again those that
   * they have met.
   */
  private static void keep(
      Molecule content,
      Lease lease,
      List<Inputs.Loaded> loaded,
      Blobs.Pen pen,
      List<Commit.Part> parts)
      throws CodecException {
    Parting.Rest rest = new Parting.Rest(content);
    List<List<Generation>> kept = new ArrayList<>();
    long[] sizes = new long[lease.parts().size()];
    lease.parts().forEach(part -> kept.add(new ArrayList<>()));
    for (Inputs.Loaded one : loaded) {
      Molecule left = rest.take(one.atoms());
      sizes[one.part()] += left.size();
      if (left.size() == one.atoms().size()) {
        kept.get(one.part()).add(one.generation());
      } else if (left.size() > 0) {
        kept.get(one.part()).add(new Generation(one.generation().stamp(), pen.write(left)));
      }
    }
    int smallest = 0;
    for (int part = 1; part < sizes.length; part++) {
      smallest = sizes[part] < sizes[smallest] ? part : smallest;
    }
    List<BlobRef> fresh = pen.write(rest.left());
    for (int part = 0; part < sizes.length; part++) {
      parts.add(
          new Commit.Part(
              lease.parts().get(part).fragment(),
              kept.get(part),
              part == smallest ? fresh : List.of()));
    }
  }
}
