package hocl.language.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The top-level names of one file: its own definitions and, hidden by them, the imported ones. */
final class FileScope {
  private final Map<String, Variable> own = new LinkedHashMap<>();
  private final Map<String, Set<Variable>> imported = new LinkedHashMap<>();
  private final Map<String, Variable> session = new LinkedHashMap<>();

  private boolean incomplete;

  /** Notes that an import failed, so that any unknown name may have come from it. */
  void missImport() {
    incomplete = true;
  }

  /** Whether an import failed. */
  boolean isIncomplete() {
    return incomplete;
  }

  void define(Variable variable) {
    own.put(variable.name, variable);
  }

  void defineForSession(Variable variable) {
    session.put(variable.name, variable);
  }

  void addImport(FileScope module) {
    module.own.forEach((name, variable) ->
        imported.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(variable));
  }

  @Nullable Variable ownName(String name) {
    return own.get(name);
  }

  @Nullable Variable find(String name) {
    Variable mine = own.get(name);
    if (mine != null) {
      return mine;
    }
    Set<Variable> foreign = imported.get(name);
    return foreign == null ? session.get(name) : foreign.iterator().next();
  }

  /** Whether several imported modules define the name and the file itself does not. */
  boolean ambiguous(String name) {
    Set<Variable> foreign = imported.get(name);
    return foreign != null && foreign.size() > 1 && !own.containsKey(name);
  }

  /** Whether the name stands for this variable here. */
  boolean sees(Variable variable) {
    return find(variable.name) == variable && !ambiguous(variable.name);
  }

  List<String> names() {
    Set<String> all = new LinkedHashSet<>(own.keySet());
    all.addAll(imported.keySet());
    all.addAll(session.keySet());
    return new ArrayList<>(all);
  }
}
