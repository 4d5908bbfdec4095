/**
 * A root package that forms a cycle with the one below it, for a test that must see such a cycle.
 */
@NullMarked
package hocl.examples.house.cycle;

import org.jspecify.annotations.NullMarked;
