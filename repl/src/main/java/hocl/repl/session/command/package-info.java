/** The commands of a session, a class for each. */
@NullMarked
package hocl.repl.session.command;

import org.jspecify.annotations.NullMarked;
