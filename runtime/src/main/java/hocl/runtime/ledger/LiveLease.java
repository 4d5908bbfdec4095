package hocl.runtime.ledger;

import java.util.List;

/**
 * A lease as the ledger keeps it.
 *
 * @param task the task
 * @param fence of the lease
 * @param holder the only sender that may commit it
 * @param quota the number of reactions that are reserved for it
 * @param rulesVersion the version of the rules that it reacts with
 * @param upTo the stamp of the latest generation of the job when it began: later ones of its
 *     fragments are their inbox
 * @param fragments the places of its fragments, increasing
 * @param allowance how many times the usual time the holder may be silent
 */
record LiveLease(
    long task,
    long fence,
    Sender holder,
    long quota,
    int rulesVersion,
    long upTo,
    List<Integer> fragments,
    int allowance) {

  LiveLease {
    fragments = List.copyOf(fragments);
  }
}
