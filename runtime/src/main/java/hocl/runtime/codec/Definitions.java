package hocl.runtime.codec;

import hocl.runtime.atom.FunctionDefinition;
import hocl.runtime.atom.RuleDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of definitions that both sides of a codec share: the rules and functions of a program
 * by their identifiers. Implementations are immutable, or look so; any thread may call them.
 */
public interface Definitions {
  /** The table without a definition, for molecules without rules and functions. */
  Definitions NONE = new NoDefinitions();

  /**
   * The identifier of the definition of a rule.
   *
   * @throws IllegalArgumentException if the table does not hold the definition
   */
  DefinitionId idOf(RuleDefinition definition);

  /**
   * The identifier of the definition of a function.
   *
   * @throws IllegalArgumentException if the table does not hold the definition
   */
  DefinitionId idOf(FunctionDefinition definition);

  /** The definition of a rule, or null if the table does not hold it. */
  @Nullable RuleDefinition rule(DefinitionId id);

  /** The definition of a function, or null if the table does not hold it. */
  @Nullable FunctionDefinition function(DefinitionId id);

  /**
   * Whether values can be those that a rule captured: as many as its definition has slots, with a
   * molecule only where the definition can do with one.
   *
   * @param definition one that this table gave
   * @param captured atoms and molecules by slot
   */
  boolean fits(RuleDefinition definition, List<Object> captured);

  /** The same for the values that a function captured. */
  boolean fits(FunctionDefinition definition, List<Object> captured);
}
