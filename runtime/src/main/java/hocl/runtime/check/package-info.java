/**
 * How much of the work of others is checked, what that costs and what it leaves open. Values and
 * formulas alone: nothing here runs anything.
 */
@NullMarked
package hocl.runtime.check;

import org.jspecify.annotations.NullMarked;
