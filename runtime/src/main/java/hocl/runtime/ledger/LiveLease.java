package hocl.runtime.ledger;

import java.util.List;

/**
 * A lease as the ledger keeps it.
 *
 * @param lease what its holder got
 * @param holder the only sender that may commit it
 * @param upTo the stamp of the latest generation of the job when it began: later ones of its
 *     fragments are their inbox
 * @param allowance how many times the usual time the holder may be silent
 */
record LiveLease(Lease lease, Sender holder, long upTo, int allowance) {

  long fence() {
    return lease.fence();
  }

  /** The number of reactions that are reserved for it. */
  long quota() {
    return lease.quota();
  }

  /** The places of its fragments, increasing. */
  List<Integer> fragments() {
    return lease.fragments();
  }
}
