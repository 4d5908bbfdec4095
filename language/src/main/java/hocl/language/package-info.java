/** The entry to the language: compile a source to a program, run it, list what can become of it. */
@NullMarked
package hocl.language;

import org.jspecify.annotations.NullMarked;
