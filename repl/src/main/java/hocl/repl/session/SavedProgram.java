package hocl.repl.session;

import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.program.Instance;
import hocl.language.program.RunFailure;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of a session as the definitions of a program. A definition is written as it was typed
 * where it still means what it meant then; otherwise, as when something that it mentions was
 * defined anew, its value is written. Files that were imported are not needed any more.
 */
final class SavedProgram {

  private final Map<String, Object> written = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final SessionNames names;

  private SavedProgram(SessionNames names) {
    this.names = names;
  }

  /** The definitions, a line for each, and the names that they leave in scope. */
  record Text(String definitions, SessionNames scope) {}

  /** The text for names. */
  static Text of(SessionNames names) {
    SavedProgram program = new SavedProgram(names);
    program.write(true);
    if (!program.means(names)) {
      program = new SavedProgram(names);
      program.write(false);
    }
    StringBuilder text = new StringBuilder();
    program.lines.forEach(line -> text.append(line).append('\n'));
    return new Text(text.toString(), new SessionNames(program.written, List.of()));
  }

  private void write(boolean asTyped) {
    for (DefinedPiece definition : names.definitions()) {
      switch (definition.sort()) {
        case MODULE -> {
          if (asTyped) {
            module(definition);
          }
        }
        case FILE -> values(definition);
        case NAMED -> {
          String name = definition.names().iterator().next();
          Object value = names.values().get(name);
          if (value != null && !(asTyped && typed(definition, name, value))) {
            value(name, value);
          }
        }
      }
    }
    names
        .values()
        .forEach((name, value) -> {
          if (!written.containsKey(name)) {
            value(name, value);
          }
        });
  }

  /** Imports a library module; what of it has another meaning by now follows as a definition. */
  private void module(DefinedPiece definition) {
    Optional<Instance> instance = instance(definition.text(), definition.folder(), Map.of());
    if (instance.isPresent()) {
      lines.add(definition.text());
      instance
          .get()
          .names()
          .forEach((name, value) -> {
            if (value.equals(names.values().get(name))) {
              written.put(name, value);
            }
          });
    }
  }

  private void values(DefinedPiece definition) {
    names
        .values()
        .forEach((name, value) -> {
          if (definition.names().contains(name)
              && !written.containsKey(name)
              && names.definition(name).isEmpty()) {
            value(name, value);
          }
        });
  }

  /** Writes a definition as it was typed, if that means the same. */
  private boolean typed(DefinedPiece definition, String name, Object value) {
    Optional<Instance> instance = instance(definition.text(), definition.folder(), written);
    boolean same = instance.isPresent() && isSame(instance.get().names().get(name), value);
    if (same) {
      if (!definition.comment().isEmpty()) {
        definition.comment().lines().forEach(line -> lines.add("// " + line));
      }
      lines.add(definition.text());
      written.put(name, value);
    }
    return same;
  }

  /** Writes the value of a name. */
  private void value(String name, Object value) {
    String text = Showing.printer(new SessionNames(written, List.of())).print(value);
    String label = name + " = ";
    for (String form :
        List.of(text.startsWith(label) ? text.substring(label.length()) : text, "(" + text + ")")) {
      String line = (value instanceof Molecule ? "param " : "let ") + name + " = " + form + ";";
      Optional<Instance> instance = instance(line, Path.of(""), written);
      if (instance.isPresent() && isSame(instance.get().names().get(name), value)) {
        lines.add(line);
        written.put(name, value);
        return;
      }
    }
    lines.add("// `" + name + "` cannot be written");
  }

  /** Whether the lines, read as one program, give all names their values. */
  private boolean means(SessionNames all) {
    Optional<Instance> instance = instance(String.join("\n", lines) + "\n", Path.of(""), Map.of());
    return instance.isPresent()
        && all.values().entrySet().stream()
            .filter(entry -> written.containsKey(entry.getKey()))
            .allMatch(
                entry -> isSame(instance.get().names().get(entry.getKey()), entry.getValue()));
  }

  private static boolean isSame(@Nullable Object value, Object wanted) {
    return value != null && Atoms.equal(value, wanted);
  }

  private static Optional<Instance> instance(String text, Path folder, Map<String, Object> scope) {
    CompileOptions options =
        new CompileOptions(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.copyOf(scope),
            folder.toAbsolutePath(),
            false,
            List.of());
    Compilation compilation = Compiler.compile(new SourceText("saved", text), options);
    if (compilation.program() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Machine.instantiate(compilation.program()));
    } catch (RunFailure failure) {
      return Optional.empty();
    }
  }
}
