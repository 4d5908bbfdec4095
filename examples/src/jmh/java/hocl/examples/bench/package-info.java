/** Benchmarks of the store, of reacting, and of reading and printing. */
@NullMarked
package hocl.examples.bench;

import org.jspecify.annotations.NullMarked;
