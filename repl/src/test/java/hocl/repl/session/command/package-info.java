/** Tests of the commands of a session. */
@NullMarked
package hocl.repl.session.command;

import org.jspecify.annotations.NullMarked;
