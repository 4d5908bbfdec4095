package hocl.runtime.codec;

import hocl.runtime.atom.FunctionDefinition;
import hocl.runtime.atom.RuleDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The empty table. */
final class NoDefinitions implements Definitions {
  @Override
  public DefinitionId idOf(RuleDefinition definition) {
    throw new IllegalArgumentException("a table without definitions knows no rule");
  }

  @Override
  public DefinitionId idOf(FunctionDefinition definition) {
    throw new IllegalArgumentException(
        "a table without definitions does not know the function " + definition.name());
  }

  @Override
  public @Nullable RuleDefinition rule(DefinitionId id) {
    return null;
  }

  @Override
  public @Nullable FunctionDefinition function(DefinitionId id) {
    return null;
  }

  @Override
  public boolean fits(RuleDefinition definition, List<Object> captured) {
    return false;
  }

  @Override
  public boolean fits(FunctionDefinition definition, List<Object> captured) {
    return false;
  }
}
