/** Prints atoms, solutions and molecules in canonical order, so that equal ones print the same. */
@NullMarked
package hocl.runtime.print;

import org.jspecify.annotations.NullMarked;
