/**
 * Events for the JDK's flight recorder: of reactions, of tasks, and of the commits of their
 * results. Its classes are loaded only by runs that last, and cost nothing while nothing is
 * recorded.
 */
@NullMarked
package hocl.runtime.flight;

import org.jspecify.annotations.NullMarked;
