package hocl.runtime.cluster;

import hocl.runtime.copies.Copies;

/**
 * All that a voter holds outside of the maps of Hazelcast: it stays while the process does, also
 * when its member leaves the cluster and joins anew. Any thread may call.
 *
 * @param copies of ledgers
 * @param shelf with blobs
 */
record Holdings(Copies copies, Shelf shelf) {

  /** A voter that holds nothing yet. */
  Holdings(int voter, int voters) {
    this(new Copies(voter, voters), new Shelf());
  }
}
