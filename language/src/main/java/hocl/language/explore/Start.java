package hocl.language.explore;

import hocl.language.core.CoreProgram;
import hocl.language.core.CoreType;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import java.util.List;

/** The beginning of a program. */
final class Start {
  private Start() {}

  /** The initial content of a program's solution, once its definitions have been evaluated. */
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
