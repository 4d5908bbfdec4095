/** The one presenter of diagnostics: every command shows errors and warnings through it. */
@NullMarked
package hocl.repl.present;

import org.jspecify.annotations.NullMarked;
