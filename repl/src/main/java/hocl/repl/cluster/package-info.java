/** Runs on a cluster: how programs travel to its members, and how members are started. */
@NullMarked
package hocl.repl.cluster;

import org.jspecify.annotations.NullMarked;
