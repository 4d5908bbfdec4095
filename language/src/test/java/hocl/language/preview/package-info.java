/** What is told of a program before it runs. */
@NullMarked
package hocl.language.preview;

import org.jspecify.annotations.NullMarked;
