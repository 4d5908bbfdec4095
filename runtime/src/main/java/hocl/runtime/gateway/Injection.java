package hocl.runtime.gateway;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.cluster.ClusterJob;
import hocl.runtime.codec.CodecException;
import hocl.runtime.reactor.Distribution;
import java.util.List;

/** Drops atoms into a job that goes on. */
final class Injection {

  private final String id;
  private final Workshop.Piece piece;
  private final Distribution plan;

  /**
   * For one job.
   *
   * @param plan how its solution is divided
   */
  Injection(String id, Workshop.Piece piece, Distribution plan) {
    this.id = id;
    this.piece = piece;
    this.plan = plan;
  }

  /**
   * Drops in the molecule of a text.
   *
   * @param name of the file, for messages
   * @return the number of atoms
   * @throws RefusedException if that cannot be
   * @throws InterruptedException if the thread was interrupted
   */
  int into(ClusterJob job, String name, String text) throws RefusedException, InterruptedException {
    Molecule atoms = piece.read(name, text);
    if (!fits(atoms)) {
      throw new RefusedException(
          RefusedException.CONFLICT,
          "These atoms do not fit the way in which the solution of job " + id + " is divided.",
          "Rules, and what holds rules, have to be there from the start.");
    }
    try {
      if (!job.inject(atoms)) {
        throw over();
      }
    } catch (CodecException e) {
      throw new RefusedException(
          RefusedException.CONFLICT,
          "These atoms cannot travel: " + e.getMessage() + ".",
          "Rules have to be in the program of the job.");
    }
    return atoms.size();
  }

  RefusedException over() {
    return new RefusedException(
        RefusedException.CONFLICT, "Job " + id + " does not react now.", "");
  }

  /** Whether the job would be divided in the same way if these atoms had been there. */
  private boolean fits(Molecule atoms) {
    if (plan.gathered() != null) {
      return true;
    }
    Distribution with =
        piece.job().chemistry().distribution(Molecule.join(List.of(piece.job().content(), atoms)));
    return with.equals(plan) && atoms.atoms().stream().noneMatch(Rule.class::isInstance);
  }
}
