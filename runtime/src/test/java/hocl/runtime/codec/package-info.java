/** Tests of the codec. */
@NullMarked
package hocl.runtime.codec;

import org.jspecify.annotations.NullMarked;
