/** Tests of reading data and of the JSON encoding. */
@NullMarked
package hocl.runtime.data;

import org.jspecify.annotations.NullMarked;
