/**
 * Sums over the atoms of molecules that tell whether something was lost, made or counted twice:
 * {@link hocl.runtime.balance.Balance}.
 */
@NullMarked
package hocl.runtime.balance;

import org.jspecify.annotations.NullMarked;
