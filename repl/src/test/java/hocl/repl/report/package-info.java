/** Tests of what is said of a run. */
@NullMarked
package hocl.repl.report;

import org.jspecify.annotations.NullMarked;
