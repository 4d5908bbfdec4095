/**
 * Receipts of runs: what was run, what it came to, and how, signed; and proofs that an atom is in a
 * result.
 */
@NullMarked
package hocl.runtime.receipt;

import org.jspecify.annotations.NullMarked;
