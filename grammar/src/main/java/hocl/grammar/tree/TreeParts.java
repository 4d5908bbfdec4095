package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks into nodes of any kind, for walks that treat all kinds alike. */
public final class TreeParts {
  /** The accessors of each kind of node, looked up once. */
  private static final ClassValue<List<Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> kind) {
          return Arrays.stream(kind.getRecordComponents())
              .filter(component -> component.getType() != Span.class)
              .map(RecordComponent::getAccessor)
              .toList();
        }
      };

  private TreeParts() {}

  /** The parts of a node in order, without its span: nodes, lists, optionals and plain values. */
  public static List<Object> of(SyntaxTree tree) {
    List<Object> parts = new ArrayList<>();
    for (Method accessor : ACCESSORS.get(tree.getClass())) {
      parts.add(read(accessor, tree));
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

  private static Object read(Method accessor, SyntaxTree tree) {
    try {
      return accessor.invoke(tree);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
