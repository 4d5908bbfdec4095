/** Tests of debuggers and profilers. */
@NullMarked
package hocl.repl.debug;

import org.jspecify.annotations.NullMarked;
