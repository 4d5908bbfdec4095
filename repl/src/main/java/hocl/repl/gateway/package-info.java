/** The two sides of a gateway's door: programs that were submitted, and the client that does so. */
@NullMarked
package hocl.repl.gateway;

import org.jspecify.annotations.NullMarked;
