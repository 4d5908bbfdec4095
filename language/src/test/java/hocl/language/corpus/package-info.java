/**
 * The corpus: small programs that each show one sentence of the language, and what every engine
 * must answer to them.
 */
@NullMarked
package hocl.language.corpus;

import org.jspecify.annotations.NullMarked;
