/** Tests of the formulas against the enumeration of all cases, and of what people are told. */
@NullMarked
package hocl.runtime.check;

import org.jspecify.annotations.NullMarked;
