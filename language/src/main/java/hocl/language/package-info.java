/**
 * The entry to the language: compiles sources to programs, runs programs, and keeps solutions that
 * live on.
 */
@NullMarked
package hocl.language;

import org.jspecify.annotations.NullMarked;
