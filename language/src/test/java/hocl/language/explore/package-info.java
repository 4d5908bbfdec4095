/** Tests of the explorer: programs whose outcomes and states can be counted by hand. */
@NullMarked
package hocl.language.explore;

import org.jspecify.annotations.NullMarked;
