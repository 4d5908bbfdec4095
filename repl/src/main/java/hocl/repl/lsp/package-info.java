/**
 * The language server: what an editor asks about programs while they are written, answered over the
 * Language Server Protocol. A {@link hocl.repl.lsp.Reading} is all that is known about one version
 * of a text; the other classes answer one kind of question each from readings.
 */
@NullMarked
package hocl.repl.lsp;

import org.jspecify.annotations.NullMarked;
