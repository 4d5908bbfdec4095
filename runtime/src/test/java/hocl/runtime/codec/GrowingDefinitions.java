package hocl.runtime.codec;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.FunctionDefinition;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.RuleDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table that takes in each definition when its identifier is asked for. */
final class GrowingDefinitions implements Definitions {
  private final Map<DefinitionId, RuleDefinition> rules = new HashMap<>();
  private final Map<DefinitionId, FunctionDefinition> functions = new HashMap<>();

  @Override
  public DefinitionId idOf(RuleDefinition definition) {
    String label = definition.label() == null ? "" : definition.label();
    DefinitionId id = id("rule", label, definition.canonicalText());
    rules.putIfAbsent(id, definition);
    return id;
  }

  @Override
  public DefinitionId idOf(FunctionDefinition definition) {
    DefinitionId id = id("function", definition.name(), definition.canonicalText());
    functions.putIfAbsent(id, definition);
    return id;
  }

  private static DefinitionId id(Object... what) {
    return DefinitionId.of(Atoms.digest(ListAtom.of(what)));
  }

  @Override
  public @Nullable RuleDefinition rule(DefinitionId id) {
    return rules.get(id);
  }

  @Override
  public @Nullable FunctionDefinition function(DefinitionId id) {
    return functions.get(id);
  }

  @Override
  public boolean fits(RuleDefinition definition, List<Object> captured) {
    return captured.size() == definition.capturedCount();
  }

  @Override
  public boolean fits(FunctionDefinition definition, List<Object> captured) {
    return true;
  }
}
