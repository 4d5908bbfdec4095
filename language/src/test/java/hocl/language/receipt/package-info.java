/** Tests of the making and verifying of receipts. */
@NullMarked
package hocl.language.receipt;

import org.jspecify.annotations.NullMarked;
