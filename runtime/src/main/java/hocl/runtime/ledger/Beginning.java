package hocl.runtime.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The start of a job, as its client put it into the ledger.
 *
 * @param spec all about the job that never changes
 * @param rules the rules that react everywhere without being content, or null
 * @param content the atoms
 * @param blobAtoms the largest number of atoms in a blob of the job
 */
public record Beginning(
    JobSpec spec, @Nullable BlobRef rules, List<Command.Placed> content, int blobAtoms) {
  /**
   * A start.
   *
   * @throws IllegalArgumentException if no atom fits into a blob
   */
  public Beginning {
    if (blobAtoms < 1) {
      throw new IllegalArgumentException("no atom fits into a blob");
    }
    content = List.copyOf(content);
  }
}
