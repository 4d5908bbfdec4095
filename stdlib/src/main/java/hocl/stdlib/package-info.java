/**
 * The library modules that come with the language, as sources that a program may import by name.
 */
@NullMarked
package hocl.stdlib;

import org.jspecify.annotations.NullMarked;
