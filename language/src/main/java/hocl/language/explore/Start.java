package hocl.language.explore;

import hocl.language.core.CoreProgram;
import hocl.language.core.CoreType;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import java.util.List;

/** The start of a program, by the explorer's evaluator. */
final class Start {
  private Start() {}

  /**
   * Evaluates the definitions and the molecule of a program.
   *
   * @return the solution at the beginning
   * @throws EvaluationException if a definition or an item has no value, or a parameter has one of
   *     another type
   */
  static Solution of(CoreProgram program, OracleEvaluator evaluator) {
    SlotValues scope = SlotValues.of(program.slots(), List.of(), null);
    for (CoreProgram.Definition definition : program.definitions()) {
      switch (definition) {
        case CoreProgram.Param param -> scope.set(param.slot(), given(param, scope, evaluator));
        case CoreProgram.Let let -> scope.set(let.slot(), evaluator.value(let.value(), scope));
      }
    }
    return Solution.of(evaluator.items(program.body(), scope, false));
  }

  private static Object given(
      CoreProgram.Param param, SlotValues scope, OracleEvaluator evaluator) {
    if (param.initial() == null) {
      throw new IllegalStateException("the parameter `" + param.name() + "` has no value");
    }
    Object value = evaluator.value(param.initial(), scope);
    boolean fits =
        value instanceof Molecule
            ? param.type() == CoreType.Basic.ANY
            : TypeTests.matches(param.type(), value);
    if (!fits) {
      throw EvaluationException.wrongKind("the parameter `" + param.name() + "`", value)
          .at(param.span());
    }
    return value;
  }
}
