/** Messages for people as values: a code, a place and facts; the words are in one catalogue. */
@NullMarked
package hocl.grammar.diagnostic;

import org.jspecify.annotations.NullMarked;
