/**
 * hocl for the polyglot API: the registered language, its values, and the context in which
 * debuggers and profilers see rules. Nothing here is loaded where no context is made.
 */
@NullMarked
package hocl.language.polyglot;

import org.jspecify.annotations.NullMarked;
