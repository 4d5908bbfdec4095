package hocl.runtime.ledger;

import java.util.List;

/**
 * Atoms of a fragment that came at the same time.
 *
 * @param stamp when they came: later generations of a job have larger stamps, from 1
 * @param blobs hold the atoms
 */
public record Generation(long stamp, List<BlobRef> blobs) {

  /** A generation. */
  public Generation {
    blobs = List.copyOf(blobs);
  }

  /** The number of atoms. */
  public long atoms() {
    return blobs.stream().mapToLong(BlobRef::atoms).sum();
  }
}
