/**
 * A cluster of processes that react one solution: the ledger and the blobs of a job in Hazelcast
 * maps, the processes of a local cluster, and the reactor that drives them. The only package that
 * knows Hazelcast; the side that starts the processes does not load it.
 */
@NullMarked
package hocl.runtime.cluster;

import org.jspecify.annotations.NullMarked;
