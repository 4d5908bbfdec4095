package hocl.language.rule;

import hocl.language.core.CoreProgram;
import hocl.language.core.FunctionCore;
import hocl.language.core.RuleCore;
import hocl.language.core.Slot;
import hocl.runtime.atom.FunctionDefinition;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.codec.DefinitionId;
import hocl.runtime.codec.Definitions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The definitions that the text of a program and its library modules hold. Literals of equal label
 * and text, names of variables included, that call equal functions are one definition. Immutable;
 * any thread may call it.
 */
public final class ProgramDefinitions implements Definitions {
  private final Map<RuleCore, DefinitionId> ruleIds;
  private final Map<FunctionCore, DefinitionId> functionIds;
  private final Map<DefinitionId, RuleDefinition> rules = new HashMap<>();
  private final Map<DefinitionId, FunctionDefinition> functions = new HashMap<>();

  private ProgramDefinitions(DefinitionIds ids, DefinedLiterals literals) {
    this.ruleIds = ids.rules();
    this.functionIds = ids.functions();
    ids.firstRules().forEach((id, core) -> rules.put(id, literals.of(core)));
    ids.firstFunctions().forEach((id, core) -> functions.put(id, literals.of(core)));
  }

  /**
   * The definitions of a program.
   *
   * @param literals the objects for its literals, which {@link #rule} and {@link #function} give
   */
  public static ProgramDefinitions of(CoreProgram program, DefinedLiterals literals) {
    return new ProgramDefinitions(DefinitionIds.of(program), literals);
  }

  @Override
  public DefinitionId idOf(RuleDefinition definition) {
    DefinitionId id =
        definition instanceof DefinedRule defined ? ruleIds.get(defined.core()) : null;
    if (id == null) {
      String label = definition.label() == null ? "without a label" : definition.label();
      throw new IllegalArgumentException("the program does not hold the rule " + label);
    }
    return id;
  }

  @Override
  public DefinitionId idOf(FunctionDefinition definition) {
    DefinitionId id =
        definition instanceof DefinedFunction defined ? functionIds.get(defined.core()) : null;
    if (id == null) {
      throw new IllegalArgumentException(
          "the program does not hold the function " + definition.name());
    }
    return id;
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
    RuleCore core = ((DefinedRule) definition).core();
    return fits(core.slots(), core.captured(), captured);
  }

  @Override
  public boolean fits(FunctionDefinition definition, List<Object> captured) {
    FunctionCore core = ((DefinedFunction) definition).core();
    return fits(core.slots(), core.captured(), captured);
  }

  private static boolean fits(List<Slot> slots, int count, List<Object> captured) {
    if (captured.size() != count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      boolean molecule = captured.get(i) instanceof Molecule;
      boolean fits =
          switch (slots.get(i).kind()) {
            case ATOM -> !molecule;
            case REST -> molecule;
            case EITHER -> true;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
