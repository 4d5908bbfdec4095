package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks into nodes of any kind, for walks that treat all kinds alike. */
public final class TreeParts {
  private TreeParts() {}

  /** The parts of a node in order, without its span: nodes, lists, optionals and plain values. */
  public static List<Object> of(SyntaxTree tree) {
    List<Object> parts = new ArrayList<>();
    for (RecordComponent component : tree.getClass().getRecordComponents()) {
      if (component.getType() != Span.class) {
        parts.add(read(component, tree));
      }
    }
    return parts;
  }

  /** The nodes directly below a node, in the order of its parts. */
  public static List<SyntaxTree> children(SyntaxTree tree) {
    List<SyntaxTree> children = new ArrayList<>();
    for (Object part : of(tree)) {
      switch (part) {
        case SyntaxTree child -> children.add(child);
        case Optional<?> optional -> optional.ifPresent(value -> children.add((SyntaxTree) value));
        case List<?> list -> {
          for (Object element : list) {
            if (element instanceof SyntaxTree child) {
              children.add(child);
            }
          }
        }
        default -> {}
      }
    }
    return children;
  }

  private static Object read(RecordComponent component, SyntaxTree tree) {
    try {
      return component.getAccessor().invoke(tree);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
