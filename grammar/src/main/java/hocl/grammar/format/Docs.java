package hocl.grammar.format;

import java.util.ArrayList;
import java.util.List;

/** The makers of documents for the parts of a tree, and the shapes they have in common. */
final class Docs {
  private final Comments comments;
  private final ExprDocs expressions = new ExprDocs(this);
  private final PatternDocs patterns = new PatternDocs(this);
  private final MoleculeDocs molecules = new MoleculeDocs(this);

  Docs(Comments comments) {
    this.comments = comments;
  }

  Comments comments() {
    return comments;
  }

  ExprDocs expressions() {
    return expressions;
  }

  PatternDocs patterns() {
    return patterns;
  }

  MoleculeDocs molecules() {
    return molecules;
  }

  /** Items with commas between, each on a line of its own if they do not fit. */
  static Doc separated(List<Doc> items) {
    List<Doc> parts = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        parts.add(Doc.text(","));
        parts.add(Doc.LINE);
      }
      parts.add(items.get(i));
    }
    return Doc.concat(parts);
  }

  /** Items with commas between, as many on a line as fit. */
  static Doc filled(List<Doc> items) {
    List<Doc> parts = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        parts.add(Doc.text(","));
        parts.add(new Doc.FillLine(items.get(i)));
      }
      parts.add(items.get(i));
    }
    return Doc.concat(parts);
  }

  /** Something in brackets, which stand on lines of their own if it does not fit. */
  static Doc bracketed(String open, Doc content, String close) {
    return Doc.group(Doc.text(open), Doc.nest(Doc.SOFT, content), Doc.SOFT, Doc.text(close));
  }

  static Doc parenthesised(Doc content) {
    return bracketed("(", content, ")");
  }
}
