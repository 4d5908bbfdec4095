package hocl.repl.command;

import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a program in Core for people who debug: a line for each of its values, indented by depth,
 * without the places in the source. Recursive over the depth of the program: call it on a deep
 * stack.
 */
final class CoreDump {

  private final StringBuilder out = new StringBuilder();

  private CoreDump() {}

  /** The lines of a record, each with its end. */
  static String dump(Record core) {
    CoreDump dump = new CoreDump();
    dump.value("", core, 0);
    return dump.out.toString();
  }

  private void value(String name, @Nullable Object value, int depth) {
    switch (value) {
      case Span _, SourceText _ -> {}
      case Record node -> {
        line(name, node.getClass().getSimpleName(), depth);
        for (RecordComponent component : node.getClass().getRecordComponents()) {
          value(component.getName(), read(component, node), depth + 1);
        }
      }
      case List<?> list -> {
        line(name, "", depth);
        list.forEach(each -> value("-", each, depth + 1));
      }
      case null, default -> line(name, String.valueOf(value), depth);
    }
  }

  private void line(String name, String text, int depth) {
    out.repeat("  ", depth).append(name);
    if (!text.isEmpty()) {
      out.append(name.isEmpty() ? "" : " ").append(text);
    }
    out.append('\n');
  }

  private static @Nullable Object read(RecordComponent component, Record node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a component of a public record can be read", e);
    }
  }
}
