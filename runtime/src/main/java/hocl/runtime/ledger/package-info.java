/**
 * The ledger: the one record of a job that many executors work on, as a pure state machine. It
 * knows fragments, leases and commits, and neither rules nor atoms nor how its commands travel.
 */
@NullMarked
package hocl.runtime.ledger;

import org.jspecify.annotations.NullMarked;
