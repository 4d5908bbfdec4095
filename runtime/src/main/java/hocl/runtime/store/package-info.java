/**
 * The multiset store: the atoms of a reacting solution by species, each species a struct of arrays,
 * with the indexes that plans ask for.
 */
@NullMarked
package hocl.runtime.store;

import org.jspecify.annotations.NullMarked;
