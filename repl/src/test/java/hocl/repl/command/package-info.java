/** Tests of parts of commands. */
@NullMarked
package hocl.repl.command;

import org.jspecify.annotations.NullMarked;
