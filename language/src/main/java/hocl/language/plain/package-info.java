/**
 * Reads atoms that are written out in full, by the million, without the parser: what it takes is
 * part of the grammar, and what it does not take is left to the parser.
 */
@NullMarked
package hocl.language.plain;

import org.jspecify.annotations.NullMarked;
