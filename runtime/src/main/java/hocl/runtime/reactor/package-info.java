/** Reactors: ways of running a solution until it is inert, all behind one interface. */
@NullMarked
package hocl.runtime.reactor;

import org.jspecify.annotations.NullMarked;
