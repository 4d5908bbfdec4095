package hocl.repl.lsp;

import hocl.grammar.source.SourceText;
import java.util.List;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * A text that is open in the editor. Changes come from one thread, in order; any thread may read.
 */
final class OpenDocument {
  private final String uri;
  private volatile State state;

  /**
   * What is there at one time.
   *
   * @param version the editor's number of the version
   * @param reading what is known about it
   */
  record State(int version, Reading reading) {}

  OpenDocument(String uri, int version, Reading reading) {
    this.uri = uri;
    this.state = new State(version, reading);
  }

  String uri() {
    return uri;
  }

  State state() {
    return state;
  }

  Reading reading() {
    return state.reading();
  }

  /** Takes over another reading of the text as it is. */
  void set(int version, Reading reading) {
    state = new State(version, reading);
  }

  /** The text after some changes, each of which speaks of the text after those before it. */
  static String changed(SourceText source, List<TextDocumentContentChangeEvent> changes) {
    SourceText current = source;
    for (TextDocumentContentChangeEvent change : changes) {
      current = new SourceText(source.name(), changed(current, change));
    }
    return current.text();
  }

  private static String changed(SourceText source, TextDocumentContentChangeEvent change) {
    Range range = change.getRange();
    if (range == null) {
      return change.getText();
    }
    int start = Positions.offset(source, range.getStart());
    int end = Math.max(start, Positions.offset(source, range.getEnd()));
    return new StringBuilder(source.text()).replace(start, end, change.getText()).toString();
  }
}
