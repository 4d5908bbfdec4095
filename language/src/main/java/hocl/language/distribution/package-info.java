/** Plans how the solution of a program is divided among several that react at the same time. */
@NullMarked
package hocl.language.distribution;

import org.jspecify.annotations.NullMarked;
