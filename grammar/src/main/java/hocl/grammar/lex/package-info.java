/**
 * From text to classified tokens: words, brackets and depth are checked here, before the parser
 * runs. Internal.
 */
@NullMarked
package hocl.grammar.lex;

import org.jspecify.annotations.NullMarked;
