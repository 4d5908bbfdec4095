/** Options that several commands share, and how their texts are read. */
@NullMarked
package hocl.repl.option;

import org.jspecify.annotations.NullMarked;
