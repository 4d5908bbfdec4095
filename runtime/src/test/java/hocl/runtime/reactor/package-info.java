/** Tests of the reactors. */
@NullMarked
package hocl.runtime.reactor;

import org.jspecify.annotations.NullMarked;
