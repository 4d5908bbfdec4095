package hocl.repl.session;

import hocl.grammar.source.SourceText;
import hocl.grammar.tree.Item;
import hocl.language.program.Instance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that the inputs of a session defined, each with its latest meaning. Immutable.
 *
 * @param values what the names stand for: atoms and molecules
 * @param definitions the definitions that hold, in the order in which they were made
 */
public record SessionNames(Map<String, Object> values, List<DefinedPiece> definitions) {

  /** No names. */
  static final SessionNames NONE = new SessionNames(Map.of(), List.of());

  /** Copies both, so that names do not change. */
  public SessionNames {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    definitions = List.copyOf(definitions);
  }

  /** The names with those that a source defines; what it defines anew has its new meaning. */
  SessionNames with(SourceText source, Path folder, List<Item> items, Instance instance) {
    Set<String> own = new HashSet<>();
    items.forEach(item -> DefinitionReader.name(item).ifPresent(own::add));
    Map<String, Object> defined = new LinkedHashMap<>(instance.names());
    defined.entrySet().removeIf(entry -> isKnown(entry.getKey(), entry.getValue(), own));
    Set<String> imported = new HashSet<>(defined.keySet());
    imported.removeAll(own);
    List<DefinedPiece> all = new ArrayList<>(definitions);
    for (Item item : items) {
      DefinedPiece added = DefinitionReader.read(source, item, folder, imported);
      all.removeIf(old -> isReplaced(old, added));
      all.add(added);
    }
    Map<String, Object> meanings = new LinkedHashMap<>(values);
    defined.forEach((name, value) -> {
      meanings.remove(name);
      meanings.put(name, value);
    });
    return new SessionNames(meanings, all);
  }

  /** Whether a name of a program is one of the session, with the meaning that it has there. */
  private boolean isKnown(String name, Object value, Set<String> own) {
    return !own.contains(name) && value.equals(values.get(name));
  }

  private static boolean isReplaced(DefinedPiece old, DefinedPiece added) {
    return old.sort() == DefinedPiece.Sort.NAMED
        ? added.names().containsAll(old.names())
        : old.text().equals(added.text()) && old.folder().equals(added.folder());
  }

  /** The definition of a name itself, if it was not imported. */
  public Optional<DefinedPiece> definition(String name) {
    return definitions.stream()
        .filter(definition -> definition.sort() == DefinedPiece.Sort.NAMED)
        .filter(definition -> definition.names().contains(name))
        .findFirst();
  }
}
