/**
 * Tasks: how a solution is divided into fragments, and how an executor reacts some of them in a
 * vessel and makes a commit of the result. The same code runs in one process and on the nodes of a
 * cluster.
 */
@NullMarked
package hocl.runtime.task;

import org.jspecify.annotations.NullMarked;
