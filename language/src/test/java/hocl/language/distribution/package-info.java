/** Tests of how solutions are divided. */
@NullMarked
package hocl.language.distribution;

import org.jspecify.annotations.NullMarked;
