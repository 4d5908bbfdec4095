/**
 * The surroundings of a command: the standard streams, the terminal, the environment and
 * interrupts.
 */
@NullMarked
package hocl.repl.console;

import org.jspecify.annotations.NullMarked;
