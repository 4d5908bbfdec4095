package hocl.runtime.ledger;

import java.util.List;

/** A step of a job that is not final yet, so that it may have to be undone. */
sealed interface Entry permits Entry.Arrival, Entry.OtherRules, Provisional {

  /** The stamp of the latest generation of the job before it. */
  long stamps();

  /**
   * Atoms came in from outside.
   *
   * @param parts where they came in
   * @param complete whether the content of the job was whole with them
   */
  record Arrival(long stamps, List<Command.Placed> parts, boolean complete) implements Entry {
    /** Atoms that came in. */
    public Arrival {
      parts = List.copyOf(parts);
    }
  }

  /** The rules that react everywhere were replaced. */
  record OtherRules(long stamps, BlobRef rules) implements Entry {}
}
