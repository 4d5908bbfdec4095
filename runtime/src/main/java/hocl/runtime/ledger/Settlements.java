package hocl.runtime.ledger;

/**
 * For every combination of fragments the stamp up to which their generations have met and fired
 * nothing, and when the combination was tried last. Immutable; changed copies share what did not
 * change.
 */
final class Settlements {

  private static final int CHUNK = 64;
  private static final int FIELDS = 2;

  private final long[][] chunks;

  private Settlements(long[][] chunks) {
    this.chunks = chunks;
  }

  /** Settlements of a number of combinations, none of which has met. */
  static Settlements of(int combinations) {
    long[] none = new long[CHUNK * FIELDS];
    long[][] chunks = new long[(combinations + CHUNK - 1) / CHUNK][];
    java.util.Arrays.fill(chunks, none);
    return new Settlements(chunks);
  }

  /** The generations of a combination up to this stamp have met; 0 where none have. */
  long metTo(int combination) {
    return chunks[combination / CHUNK][combination % CHUNK * FIELDS];
  }

  /** The sequence number at which a combination was tried last; 0 where it never was. */
  long tried(int combination) {
    return chunks[combination / CHUNK][combination % CHUNK * FIELDS + 1];
  }

  /** The same with other values for one combination. */
  Settlements with(int combination, long metTo, long tried) {
    long[][] changed = chunks.clone();
    long[] chunk = chunks[combination / CHUNK].clone();
    chunk[combination % CHUNK * FIELDS] = metTo;
    chunk[combination % CHUNK * FIELDS + 1] = tried;
    changed[combination / CHUNK] = chunk;
    return new Settlements(changed);
  }
}
