package hocl.runtime.task;

import hocl.runtime.atom.Molecule;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.codec.MoleculeCodec;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.Generation;
import hocl.runtime.ledger.Lease;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.reactor.ReactionFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The conduct of a node that lies, so that one can see what becomes of it. For one thread at a
 * time.
 */
final class Liar implements Conduct {

  /** The ways to misbehave. */
  enum Kind {
    /** Every result has an atom too few, or counts a reaction too many. */
    RANDOM,
    /** As random, and every result of others is called right. */
    COLLUDE,
    /** A share of the results is as random. */
    RARELY,
    /** One result is as random. */
    ONCE,
    /** Every result of others is called right without a look. */
    COPY,
    /** Says of every task that nothing reacts. */
    LAZY,
    /** Takes tasks and never answers. */
    SILENT,
    /** Says of every task that a reaction failed. */
    FALSE_ERROR,
    /** Every result of others is called wrong. */
    FALSE_VERDICT,
    /** Every task prints a line that it does not print. */
    FORGE_PRINT,
    /** Two results for every task. */
    TWOFACED
  }

  /** Blobs of false results have numbers that true ones never reach. */
  private final Kind kind;

  private final double share;
  private final Random random;
  private final Blobs blobs;
  private final long incarnation;
  private final Function<ReactionFailure, Bytes> failures;
  private boolean over;

  /**
   * A conduct.
   *
   * @param share of the results that are wrong, for {@link Kind#RARELY}
   * @param seed of its choices
   * @param incarnation of the node
   */
  Liar(Kind kind, double share, long seed, Hands hands, long incarnation) {
    this.kind = kind;
    this.share = share;
    this.random = new Random(seed);
    this.blobs = hands.blobs();
    this.incarnation = incarnation;
    this.failures = hands.failures();
  }

  @Override
  public boolean isSilent() {
    return kind == Kind.SILENT;
  }

  @Override
  public @Nullable Commit commit(Lease lease, Doing doing) throws CodecException {
    if (kind == Kind.LAZY) {
      List<Commit.Part> same =
          lease.parts().stream()
              .map(part -> new Commit.Part(part.fragment(), part.generations(), List.of()))
              .toList();
      return new Commit(
          lease.task(),
          lease.fence(),
          Commit.End.SETTLED,
          0,
          same,
          List.of(),
          null,
          null,
          Bytes.NONE,
          Bytes.NONE);
    }
    Commit commit = doing.commit();
    if (commit == null) {
      return null;
    }
    return switch (kind) {
      case RANDOM, COLLUDE -> wrong(commit, lease);
      case RARELY -> random.nextDouble() < share ? wrong(commit, lease) : commit;
      case ONCE -> {
        boolean first = !over;
        over = true;
        yield first ? wrong(commit, lease) : commit;
      }
      case FALSE_ERROR ->
          with(
              commit,
              Commit.End.FAILED,
              commit.reactions(),
              commit.parts(),
              commit.lines(),
              failures.apply(new NoFailure()));
      case FORGE_PRINT ->
          with(
              commit,
              commit.end(),
              commit.reactions(),
              commit.parts(),
              pen(lease)
                  .write(MoleculeCodec.encode(Molecule.of("a forged line"), Definitions.NONE), 0),
              commit.failure());
      default -> commit;
    };
  }

  @Override
  public @Nullable Commit second(Commit first, Lease lease) throws CodecException {
    return kind == Kind.TWOFACED ? wrong(first, lease) : null;
  }

  /** A failure that there is not. */
  private static final class NoFailure extends ReactionFailure {
    private static final long serialVersionUID = 1L;

    NoFailure() {
      super("a failure that there is not");
    }
  }

  private Blobs.Pen pen(Lease lease) {
    return blobs.pen(lease.task(), lease.fence(), incarnation);
  }

  /** The result without an atom that it has, or with a reaction too many where it has none. */
  private Commit wrong(Commit commit, Lease lease) throws CodecException {
    List<Commit.Part> parts = new ArrayList<>(commit.parts());
    for (int i = 0; i < parts.size(); i++) {
      Commit.Part part = parts.get(i);
      if (!part.fresh().isEmpty()) {
        List<BlobRef> fresh = pen(lease).write(without(blobs.read(part.fresh())));
        parts.set(i, new Commit.Part(part.fragment(), part.kept(), fresh));
        return with(
            commit, commit.end(), commit.reactions(), parts, commit.lines(), commit.failure());
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      Commit.Part part = parts.get(i);
      if (!part.kept().isEmpty()) {
        List<Generation> kept = new ArrayList<>(part.kept());
        Generation last = kept.removeLast();
        List<BlobRef> fewer = pen(lease).write(without(blobs.read(last.blobs())));
        if (!fewer.isEmpty()) {
          kept.add(new Generation(last.stamp(), fewer));
        }
        parts.set(i, new Commit.Part(part.fragment(), kept, part.fresh()));
        return with(
            commit, commit.end(), commit.reactions(), parts, commit.lines(), commit.failure());
      }
    }
    boolean room = commit.reactions() < lease.quota();
    long count = room ? commit.reactions() + 1 : Math.max(0, commit.reactions() - 1);
    return with(commit, commit.end(), count, parts, commit.lines(), commit.failure());
  }

  private Molecule without(Molecule molecule) {
    List<Object> atoms = new ArrayList<>(molecule.atoms());
    atoms.remove(random.nextInt(atoms.size()));
    return Molecule.packed(atoms);
  }

  private static Commit with(
      Commit commit,
      Commit.End end,
      long reactions,
      List<Commit.Part> parts,
      @Nullable BlobRef lines,
      Bytes failure) {
    return new Commit(
        commit.task(),
        commit.fence(),
        end,
        reactions,
        parts,
        commit.outflow(),
        lines,
        commit.trace(),
        failure,
        commit.signature());
  }

  @Override
  public Command.@Nullable Verdict verdict(Provisional step, Judging judging)
      throws CodecException {
    return switch (kind) {
      case COPY, COLLUDE -> new Command.Verdict(step.fence(), true, "");
      case FALSE_VERDICT -> new Command.Verdict(step.fence(), false, "other atoms come out of it");
      default -> judging.verdict();
    };
  }
}
