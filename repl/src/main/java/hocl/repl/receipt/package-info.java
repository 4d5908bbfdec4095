/** Files around receipts: keys, lists of trusted keys, proofs; and the words about receipts. */
@NullMarked
package hocl.repl.receipt;

import org.jspecify.annotations.NullMarked;
