/** Tests of the store. */
@NullMarked
package hocl.runtime.store;

import org.jspecify.annotations.NullMarked;
