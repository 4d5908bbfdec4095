/** Pictures of runs and of states: pages that need no network, and graphs for other programs. */
@NullMarked
package hocl.repl.draw;

import org.jspecify.annotations.NullMarked;
