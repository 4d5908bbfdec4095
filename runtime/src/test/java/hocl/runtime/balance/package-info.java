/** Tests of balances. */
@NullMarked
package hocl.runtime.balance;

import org.jspecify.annotations.NullMarked;
