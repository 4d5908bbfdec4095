/** Reports to people about programs, runs and solutions. */
@NullMarked
package hocl.repl.report;

import org.jspecify.annotations.NullMarked;
