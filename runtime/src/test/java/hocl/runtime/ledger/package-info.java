/** Tests of the ledger by itself. */
@NullMarked
package hocl.runtime.ledger;

import org.jspecify.annotations.NullMarked;
