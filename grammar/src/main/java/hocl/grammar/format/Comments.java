package hocl.grammar.format;

import hocl.grammar.source.SourceText;
import hocl.grammar.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Keeps comments with the item, pattern or definition beside which they stand: behind it if they
 * begin on the line on which it ends, otherwise before the next one, or below the last one. A
 * comment inside an expression stays beside the operand or argument that it stands at.
 */
final class Comments {
  /** A comment with its place. */
  record Comment(int start, int end, String text) {
    boolean isLine() {
      return text.startsWith("//") || text.startsWith("#!");
    }

    boolean isMultiLine() {
      return text.indexOf('\n') >= 0;
    }
  }

  private static final Comments NONE = new Comments(new SourceText("", ""), List.of());

  private final SourceText source;
  private final List<Anchor> anchors;
  private final IdentityHashMap<SyntaxTree, List<Doc>> leading = new IdentityHashMap<>();
  private final IdentityHashMap<SyntaxTree, List<Doc>> trailing = new IdentityHashMap<>();
  private final List<Doc> dangling = new ArrayList<>();

  private Comments(SourceText source, List<Anchor> anchors) {
    this.source = source;
    this.anchors = anchors;
  }

  /** No comments at all. */
  static Comments none() {
    return NONE;
  }

  /** The comments of a program, attached to its parts. */
  static Comments of(SourceText source, SyntaxTree tree, List<Comment> comments) {
    if (comments.isEmpty()) {
      return NONE;
    }
    Comments attached = new Comments(source, Anchor.collect(tree));
    comments.forEach(attached::attach);
    return attached;
  }

  /** A document with the comments that belong to its node. */
  Doc around(SyntaxTree node, Doc doc) {
    List<Doc> before = leading.get(node);
    List<Doc> after = trailing.get(node);
    if (before == null && after == null) {
      return doc;
    }
    List<Doc> parts = new ArrayList<>();
    if (before != null) {
      parts.addAll(before);
    }
    parts.add(doc);
    if (after != null) {
      parts.addAll(after);
    }
    return Doc.concat(parts);
  }

  /** Comments of a program that has nothing else. */
  List<Doc> dangling() {
    return dangling;
  }

  private void attach(Comment comment) {
    int next = Anchor.firstStartingAt(anchors, comment.end());
    Anchor previous = null;
    Anchor enclosing = next == 0 ? null : anchors.get(next - 1);
    while (enclosing != null && enclosing.end() <= comment.start()) {
      previous = enclosing;
      enclosing = enclosing.parent();
    }
    Anchor following = next < anchors.size() ? anchors.get(next) : null;
    if (following != null && enclosing != null && following.start() >= enclosing.end()) {
      following = null;
    }
    if (previous != null && standsBehind(comment, previous)) {
      add(trailing, previous, comment.isLine() ? suffix(comment) : Doc.text(" " + comment.text()));
    } else if (following != null) {
      addLeading(following, comment);
    } else if (previous != null) {
      add(trailing, previous, Doc.concat(Doc.HARD, new Doc.Suffix(comment.text())));
    } else if (enclosing != null) {
      addLeading(enclosing, comment);
    } else {
      dangling.add(Doc.text(comment.text()));
      dangling.add(Doc.HARD);
    }
  }

  private boolean standsBehind(Comment comment, Anchor anchor) {
    String between = source.text().substring(anchor.end(), comment.start());
    return between.indexOf('\n') < 0 && (comment.isLine() || between.isBlank());
  }

  private static Doc suffix(Comment comment) {
    return new Doc.Suffix(" " + comment.text());
  }

  private void addLeading(Anchor anchor, Comment comment) {
    int gapEnd = comment.end();
    String text = source.text();
    int newlines = 0;
    while (gapEnd < text.length() && Character.isWhitespace(text.charAt(gapEnd))) {
      newlines += text.charAt(gapEnd) == '\n' ? 1 : 0;
      gapEnd++;
    }
    boolean inline = !comment.isLine() && !comment.isMultiLine() && newlines == 0;
    List<Doc> parts = new ArrayList<>();
    parts.add(Doc.text(comment.text()));
    parts.add(inline ? Doc.text(" ") : Doc.HARD);
    if (newlines > 1 && anchor.start() >= comment.end()) {
      parts.add(Doc.HARD);
    }
    add(leading, anchor, Doc.concat(parts));
  }

  private static void add(IdentityHashMap<SyntaxTree, List<Doc>> map, Anchor anchor, Doc doc) {
    map.computeIfAbsent(anchor.node(), node -> new ArrayList<>()).add(doc);
  }
}
