package hocl.runtime.task;

import hocl.runtime.atom.Molecule;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.Generation;
import hocl.runtime.ledger.Lease;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.reactor.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A wrong result that looks like that of a node.
 *
 * @param commit the result
 * @param written the blobs that were written for it
 */
public record Decoy(Commit commit, List<BlobName> written) {

  /** One in so many says that nothing can react. */
  private static final int ONE_IN_IDLE = 3;

  /** A wrong result. */
  public Decoy {
    written = List.copyOf(written);
  }

  /**
   * A wrong result in place of that of a node. Either one of its atoms is another one, so that
   * their number is still right, or it says that nothing can react where something did. Its parts
   * have numbers and forms like those that a node gives, so that only the atoms show that it is
   * wrong.
   *
   * @param step of the node
   * @param hands of the job; blobs are written with them
   * @param seed chooses
   * @return null if none was found
   * @throws LostBlobException if the atoms are not there
   * @throws CodecException if an atom does not travel
   */
  public static @Nullable Decoy of(Provisional step, Hands hands, long seed) throws CodecException {
    Commit commit = step.commit();
    if (commit.reactions() == 0 || commit.end() == Commit.End.FAILED) {
      // all that is there was there before, so any change of it is seen without a look at atoms
      return null;
    }
    Random random = new Random(seed);
    return commit.lines() == null && random.nextInt(ONE_IN_IDLE) == 0
        ? idle(step, hands)
        : exchanged(step, hands.blobs(), random);
  }

  /** The result of a node that says that nothing can react. */
  private static @Nullable Decoy idle(Provisional step, Hands hands) throws CodecException {
    Commit none =
        hands.task(step.author().incarnation()).run(step.lease().withQuota(0), new Cancellation());
    if (none == null || none.reactions() > 0 || none.end() != Commit.End.STOPPED) {
      return null;
    }
    Commit wrong =
        new Commit(
            none.task(),
            none.fence(),
            Commit.End.SETTLED,
            0,
            none.parts(),
            none.outflow(),
            none.lines(),
            none.trace(),
            none.failure(),
            Bytes.NONE);
    return new Decoy(wrong, written(wrong));
  }

  private static List<BlobName> written(Commit commit) {
    List<BlobRef> all = refs(commit);
    if (commit.trace() != null) {
      all.add(commit.trace());
    }
    return all.stream().map(BlobRef::name).filter(name -> name.fence() == commit.fence()).toList();
  }

  /** All blobs with the atoms of a result. */
  private static List<BlobRef> refs(Commit commit) {
    List<BlobRef> all = new ArrayList<>();
    for (Commit.Part part : commit.parts()) {
      part.kept().forEach(generation -> all.addAll(generation.blobs()));
      all.addAll(part.fresh());
    }
    commit.outflow().forEach(placed -> all.add(placed.blob()));
    return all;
  }

  /** The result with another atom of the task in place of one that the node wrote, or null. */
  private static @Nullable Decoy exchanged(Provisional step, Blobs blobs, Random random)
      throws CodecException {
    Commit commit = step.commit();
    List<BlobRef> all = refs(commit);
    List<BlobRef> own =
        all.stream()
            .filter(ref -> ref.atoms() > 0 && ref.name().fence() == commit.fence())
            .toList();
    if (own.isEmpty()) {
      return null;
    }
    BlobRef chosen = own.get(random.nextInt(own.size()));
    List<BlobRef> leased = new ArrayList<>();
    for (Lease.Part part : step.lease().parts()) {
      part.generations().forEach(generation -> leased.addAll(generation.blobs()));
    }
    Molecule other = AtomReplacement.of(blobs.read(chosen), blobs.read(leased), random);
    if (other == null) {
      return null;
    }
    if (commit.trace() != null) {
      all.add(commit.trace());
    }
    Blobs.Pen pen = blobs.pen(commit.task(), commit.fence(), step.author().incarnation(), all);
    List<BlobRef> instead = pen.write(other);
    Commit wrong =
        new Commit(
            commit.task(),
            commit.fence(),
            commit.end(),
            commit.reactions(),
            commit.parts().stream().map(part -> changed(part, chosen, instead)).toList(),
            changed(commit.outflow(), chosen, instead),
            commit.lines(),
            commit.trace(),
            commit.failure(),
            Bytes.NONE);
    return new Decoy(wrong, instead.stream().map(BlobRef::name).toList());
  }

  private static Commit.Part changed(Commit.Part part, BlobRef chosen, List<BlobRef> instead) {
    List<Generation> kept = new ArrayList<>();
    for (Generation generation : part.kept()) {
      List<BlobRef> blobs = with(generation.blobs(), chosen, instead);
      if (!blobs.isEmpty()) {
        kept.add(new Generation(generation.stamp(), blobs));
      }
    }
    return new Commit.Part(part.fragment(), kept, with(part.fresh(), chosen, instead));
  }

  private static List<Command.Placed> changed(
      List<Command.Placed> outflow, BlobRef chosen, List<BlobRef> instead) {
    List<Command.Placed> all = new ArrayList<>();
    for (Command.Placed placed : outflow) {
      with(List.of(placed.blob()), chosen, instead)
          .forEach(blob -> all.add(new Command.Placed(placed.fragment(), blob)));
    }
    return all;
  }

  private static List<BlobRef> with(List<BlobRef> refs, BlobRef chosen, List<BlobRef> instead) {
    List<BlobRef> all = new ArrayList<>();
    refs.forEach(ref -> all.addAll(ref.equals(chosen) ? instead : List.of(ref)));
    return all;
  }
}
