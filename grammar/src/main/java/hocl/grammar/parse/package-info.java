/**
 * From classified tokens to the syntax tree: the parser run, its error messages and the builders.
 * Internal.
 */
@NullMarked
package hocl.grammar.parse;

import org.jspecify.annotations.NullMarked;
