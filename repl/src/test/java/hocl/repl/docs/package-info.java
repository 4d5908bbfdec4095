/** The documentation runs: every example of every page gives what the page says. */
@NullMarked
package hocl.repl.docs;

import org.jspecify.annotations.NullMarked;
