/**
 * Explains runs: why a rule does not react, how an atom came to be, and how far from each other
 * atoms and patterns are.
 */
@NullMarked
package hocl.language.why;

import org.jspecify.annotations.NullMarked;
