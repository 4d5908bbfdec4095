package hocl.runtime.worker;

import hocl.runtime.atom.Molecule;
import hocl.runtime.cluster.ProgramBytes;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.codec.MoleculeCodec;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Check;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.Generation;
import hocl.runtime.ledger.Lease;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.task.BlobStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes wrong results out of right ones, for one job. For one thread. */
final class FalseResults {

  /** Executors name their blobs by smaller numbers. */
  private static final int FIRST_INDEX = 500_000;

  private final String job;
  private final BlobStore store;
  private final ProgramBytes programs;
  private int next = FIRST_INDEX;

  FalseResults(String job, BlobStore store, ProgramBytes programs) {
    this.job = job;
    this.store = store;
    this.programs = programs;
  }

  /** A failure that never was. */
  private static final class Claimed extends ReactionFailure {
    private static final long serialVersionUID = 1L;

    Claimed() {
      super("something went wrong, or so a worker says");
    }
  }

  /** The result that nothing of a lease reacts. */
  static Commit settled(Lease lease) {
    List<Commit.Part> parts = new ArrayList<>();
    for (Lease.Part part : lease.parts()) {
      parts.add(new Commit.Part(part.fragment(), part.generations(), List.of()));
    }
    return new Commit(
        lease.task(),
        lease.fence(),
        Commit.End.SETTLED,
        0,
        parts,
        List.of(),
        null,
        null,
        Bytes.NONE,
        Bytes.NONE);
  }

  /** The same result with a failure. */
  Commit failed(Commit commit) {
    return new Commit(
        commit.task(),
        commit.fence(),
        Commit.End.FAILED,
        commit.reactions(),
        commit.parts(),
        commit.outflow(),
        commit.lines(),
        commit.trace(),
        programs.write(new Claimed()),
        commit.signature());
  }

  /** The same result with other lines, or null if it has none. */
  @Nullable Commit printed(Commit commit) {
    BlobRef lines = commit.lines();
    BlobName name = lines == null ? null : lines.name();
    byte[] bytes = name == null ? null : store.get(name.in(job));
    if (name == null || bytes == null) {
      return null;
    }
    try {
      List<Object> changed = new ArrayList<>();
      for (Object line : MoleculeCodec.decode(bytes, Definitions.NONE).atoms()) {
        changed.add(line + " (forged)");
      }
      return with(
          commit, commit.parts(), commit.outflow(), write(commit, name, Molecule.of(changed), 0));
    } catch (CodecException e) {
      return null;
    }
  }

  private static Commit with(
      Commit commit,
      List<Commit.Part> parts,
      List<Command.Placed> outflow,
      @Nullable BlobRef lines) {
    return new Commit(
        commit.task(),
        commit.fence(),
        commit.end(),
        commit.reactions(),
        parts,
        outflow,
        lines,
        commit.trace(),
        commit.failure(),
        commit.signature());
  }

  private BlobRef write(Commit commit, BlobName like, Molecule atoms, long count)
      throws CodecException {
    byte[] bytes = MoleculeCodec.encode(atoms, Definitions.NONE);
    BlobName name = new BlobName(commit.task(), commit.fence(), like.incarnation(), next++);
    store.put(name.in(job), bytes);
    return new BlobRef(name, bytes.length, count, Check.of(bytes));
  }

  /**
   * The same result with an atom changed or left out, or null if it makes no atoms.
   *
   * @param random chooses the atom
   */
  @Nullable Commit changed(Commit commit, Random random) {
    List<Commit.Part> parts = new ArrayList<>();
    List<Command.Placed> outflow = new ArrayList<>();
    boolean lied = false;
    for (Commit.Part part : commit.parts()) {
      List<BlobRef> fresh = new ArrayList<>();
      for (BlobRef blob : part.fresh()) {
        BlobRef changed = lied ? blob : changed(commit, blob, random);
        lied = true;
        if (changed != null) {
          fresh.add(changed);
        }
      }
      List<Generation> kept = new ArrayList<>();
      for (Generation generation : part.kept()) {
        List<BlobRef> blobs = new ArrayList<>();
        for (BlobRef blob : generation.blobs()) {
          // what was there before the task stays: a change of it would be noticed at once
          boolean lies = !lied && blob.name().fence() == commit.fence();
          BlobRef changed = lies ? changed(commit, blob, random) : blob;
          lied |= lies;
          if (changed != null) {
            blobs.add(changed);
          }
        }
        if (!blobs.isEmpty()) {
          kept.add(new Generation(generation.stamp(), blobs));
        }
      }
      parts.add(new Commit.Part(part.fragment(), kept, fresh));
    }
    for (Command.Placed placed : commit.outflow()) {
      BlobRef changed = lied ? placed.blob() : changed(commit, placed.blob(), random);
      lied = true;
      if (changed != null) {
        outflow.add(new Command.Placed(placed.fragment(), changed));
      }
    }
    return lied ? with(commit, parts, outflow, commit.lines()) : null;
  }

  /** Another blob instead of one, or null to leave it out. */
  private @Nullable BlobRef changed(Commit commit, BlobRef blob, Random random) {
    byte[] bytes = store.get(blob.name().in(job));
    if (bytes == null) {
      return null;
    }
    try {
      List<Object> atoms = new ArrayList<>(MoleculeCodec.decode(bytes, Definitions.NONE).atoms());
      int place = random.nextInt(atoms.size());
      if (atoms.get(place) instanceof Long number) {
        atoms.set(place, number == Long.MAX_VALUE ? 0L : number + 1);
      } else {
        atoms.remove(place);
      }
      return atoms.isEmpty() ? null : write(commit, blob.name(), Molecule.of(atoms), atoms.size());
    } catch (CodecException e) {
      // there are rules in it, whose definitions are not known here
      return null;
    }
  }
}
