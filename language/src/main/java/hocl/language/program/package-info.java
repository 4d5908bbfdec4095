/**
 * Compiled programs and their instances: what the compiler makes and what every way of running them
 * takes.
 */
@NullMarked
package hocl.language.program;

import org.jspecify.annotations.NullMarked;
