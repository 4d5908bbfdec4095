package hocl.runtime.task;

import hocl.runtime.atom.Molecule;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.Generation;
import hocl.runtime.ledger.Provisional;
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

  /** A wrong result. */
  public Decoy {
    written = List.copyOf(written);
  }

  /**
   * The result of a node without one of its atoms.
   *
   * @param step of the node
   * @param blobs of the job; one more is written
   * @param seed chooses the atom
   * @return null if the result has no atom
   * @throws LostBlobException if the atoms are not there
   * @throws CodecException if an atom does not travel
   */
  public static @Nullable Decoy of(Provisional step, Blobs blobs, long seed) throws CodecException {
    Commit commit = step.commit();
    List<BlobRef> all = new ArrayList<>();
    int next = 0;
    for (Commit.Part part : commit.parts()) {
      part.kept().forEach(generation -> all.addAll(generation.blobs()));
      all.addAll(part.fresh());
    }
    commit.outflow().forEach(placed -> all.add(placed.blob()));
    all.removeIf(ref -> ref.atoms() == 0);
    if (all.isEmpty()) {
      return null;
    }
    for (BlobRef ref : all) {
      if (ref.name().fence() == commit.fence()) {
        next = Math.max(next, ref.name().index() + 1);
      }
    }
    if (commit.trace() != null) {
      next = Math.max(next, commit.trace().name().index() + 1);
    }
    Random random = new Random(seed);
    BlobRef chosen = all.get(random.nextInt(all.size()));
    List<Object> atoms = new ArrayList<>(blobs.read(chosen).atoms());
    atoms.remove(random.nextInt(atoms.size()));
    Blobs.Pen pen = blobs.pen(commit.task(), commit.fence(), step.author().incarnation(), next);
    List<BlobRef> fewer = pen.write(Molecule.packed(atoms));
    Commit wrong =
        new Commit(
            commit.task(),
            commit.fence(),
            commit.end(),
            commit.reactions(),
            commit.parts().stream().map(part -> changed(part, chosen, fewer)).toList(),
            changed(commit.outflow(), chosen, fewer),
            commit.lines(),
            commit.trace(),
            commit.failure(),
            commit.signature());
    return new Decoy(wrong, fewer.stream().map(BlobRef::name).toList());
  }

  private static Commit.Part changed(Commit.Part part, BlobRef chosen, List<BlobRef> fewer) {
    List<Generation> kept = new ArrayList<>();
    for (Generation generation : part.kept()) {
      List<BlobRef> blobs = with(generation.blobs(), chosen, fewer);
      if (!blobs.isEmpty()) {
        kept.add(new Generation(generation.stamp(), blobs));
      }
    }
    return new Commit.Part(part.fragment(), kept, with(part.fresh(), chosen, fewer));
  }

  private static List<Command.Placed> changed(
      List<Command.Placed> outflow, BlobRef chosen, List<BlobRef> fewer) {
    List<Command.Placed> all = new ArrayList<>();
    for (Command.Placed placed : outflow) {
      with(List.of(placed.blob()), chosen, fewer)
          .forEach(blob -> all.add(new Command.Placed(placed.fragment(), blob)));
    }
    return all;
  }

  private static List<BlobRef> with(List<BlobRef> refs, BlobRef chosen, List<BlobRef> fewer) {
    List<BlobRef> all = new ArrayList<>();
    refs.forEach(ref -> all.addAll(ref.equals(chosen) ? fewer : List.of(ref)));
    return all;
  }
}
