/** Receipts of runs of programs: how they are made, and how they are verified. */
@NullMarked
package hocl.language.receipt;

import org.jspecify.annotations.NullMarked;
