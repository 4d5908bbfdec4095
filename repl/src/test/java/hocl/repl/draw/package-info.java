/** Pages of runs and states, opened in a browser. */
@NullMarked
package hocl.repl.draw;

import org.jspecify.annotations.NullMarked;
