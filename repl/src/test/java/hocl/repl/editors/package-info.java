/** Tests of what editors are given: the grammar for highlighting and the extension around it. */
@NullMarked
package hocl.repl.editors;

import org.jspecify.annotations.NullMarked;
