package hocl.grammar.tree;

import java.util.List;
import java.util.Optional;

/**
 * Prints trees without their spans, for people who debug and for comparing: two trees mean the same
 * text up to layout exactly if their dumps are equal.
 *
 * <p>Recursive over the depth of the tree: call it on a deep stack.
 */
public final class TreeDump {
  private final StringBuilder out = new StringBuilder();

  private TreeDump() {}

  /**
   * The tree as nested words: {@code (Kind part part ..)}, lists in square brackets, what is absent
   * as {@code -}.
   */
  public static String dump(SyntaxTree tree) {
    TreeDump dump = new TreeDump();
    dump.node(tree);
    return dump.out.toString();
  }

  private void node(SyntaxTree tree) {
    out.append('(').append(tree.getClass().getSimpleName());
    for (Object part : TreeParts.of(tree)) {
      out.append(' ');
      value(part);
    }
    out.append(')');
  }

  private void value(Object value) {
    switch (value) {
      case SyntaxTree tree -> node(tree);
      case Optional<?> optional -> {
        if (optional.isPresent()) {
          value(optional.get());
        } else {
          out.append('-');
        }
      }
      case List<?> list -> {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
          out.append(i == 0 ? "" : " ");
          value(list.get(i));
        }
        out.append(']');
      }
      case String text -> out.append('"').append(escaped(text)).append('"');
      default -> out.append(value);
    }
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
