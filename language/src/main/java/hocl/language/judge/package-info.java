/** Judges claims about a program: that nothing can react, that reactions are legal. */
@NullMarked
package hocl.language.judge;

import org.jspecify.annotations.NullMarked;
