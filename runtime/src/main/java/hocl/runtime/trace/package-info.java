/** Traces of runs: which rule took which atoms, as serial numbers in columns of ints. */
@NullMarked
package hocl.runtime.trace;

import org.jspecify.annotations.NullMarked;
