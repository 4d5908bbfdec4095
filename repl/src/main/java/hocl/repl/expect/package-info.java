/** Programs that say in comments what becomes of them, and whether it is so. */
@NullMarked
package hocl.repl.expect;

import org.jspecify.annotations.NullMarked;
