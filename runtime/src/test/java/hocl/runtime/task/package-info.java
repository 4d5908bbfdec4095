/** Tests of tasks and of the ledger, with rules of a few lines of Java. */
@NullMarked
package hocl.runtime.task;

import org.jspecify.annotations.NullMarked;
