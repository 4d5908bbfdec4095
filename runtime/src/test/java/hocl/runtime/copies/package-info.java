/** Tests of the copies of ledgers, and voters with faults by a virtual clock. */
@NullMarked
package hocl.runtime.copies;

import org.jspecify.annotations.NullMarked;
