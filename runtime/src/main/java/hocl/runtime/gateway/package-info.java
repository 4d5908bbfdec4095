/**
 * The gateway of a node: the one door for everything that is no member. Jobs come in, are watched,
 * shown, fed and cancelled over HTTP; what they print and come to is kept for a while.
 */
@NullMarked
package hocl.runtime.gateway;

import org.jspecify.annotations.NullMarked;
