/** The lower half of the cycle. */
@NullMarked
package hocl.examples.house.cycle.below;

import org.jspecify.annotations.NullMarked;
