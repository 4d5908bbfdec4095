/**
 * What is known about words, whatever program they stand in: those of the language, of its library
 * and of the methods of atoms. For all who complete words or explain them.
 */
@NullMarked
package hocl.repl.words;

import org.jspecify.annotations.NullMarked;
