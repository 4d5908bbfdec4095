/** The interactive session: one living solution that definitions and molecules are typed into. */
@NullMarked
package hocl.repl.session;

import org.jspecify.annotations.NullMarked;
