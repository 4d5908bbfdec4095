/** The commands, one class each. */
@NullMarked
package hocl.repl.command;

import org.jspecify.annotations.NullMarked;
