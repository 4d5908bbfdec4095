package hocl.repl.lsp;

import org.eclipse.lsp4j.PublishDiagnosticsParams;

/** The editor, as far as the server speaks to it unasked. Any thread may call. */
@FunctionalInterface
interface Editor {

  /** Shows the diagnostics of a text in the place of those before. */
  void show(PublishDiagnosticsParams diagnostics);
}
