/** Tests of receipts as bytes, of hash trees and of signatures. */
@NullMarked
package hocl.runtime.receipt;

import org.jspecify.annotations.NullMarked;
