/** Tests of {@code hocl.language.value}. */
@NullMarked
package hocl.language.value;

import org.jspecify.annotations.NullMarked;
