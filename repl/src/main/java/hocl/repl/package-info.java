/** The command line: from the arguments of a call to an exit code. */
@NullMarked
package hocl.repl;

import org.jspecify.annotations.NullMarked;
