/**
 * From syntax trees back to text: the formatter, the one-line layout, and the building blocks
 * others print with.
 */
@NullMarked
package hocl.grammar.format;

import org.jspecify.annotations.NullMarked;
