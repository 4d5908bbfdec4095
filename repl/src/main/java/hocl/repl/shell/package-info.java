/**
 * What shells and {@code man} are told of the command line, made from the commands' own arguments.
 */
@NullMarked
package hocl.repl.shell;

import org.jspecify.annotations.NullMarked;
