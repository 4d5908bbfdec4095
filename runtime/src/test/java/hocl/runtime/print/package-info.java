/** Tests of printing. */
@NullMarked
package hocl.runtime.print;

import org.jspecify.annotations.NullMarked;
