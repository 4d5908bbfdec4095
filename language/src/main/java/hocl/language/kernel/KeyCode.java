package hocl.language.kernel;

import hocl.language.kernel.Variables.Held;
import hocl.language.plan.Step;
import hocl.runtime.store.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;

/** Generates the keys by which indexes find rows. */
final class KeyCode {

  private final CodeBuilder code;
  private final ExpressionCode expressions;

  KeyCode(CodeBuilder code, ExpressionCode expressions) {
    this.code = code;
    this.expressions = expressions;
  }

  /**
   * Whether a step's keys can equal columns of a shape: what is of different kinds is not equal.
   */
  boolean fit(Step.Take take, Shape shape) {
    for (Step.Key key : take.keys()) {
      int column = WalkCode.column(key, shape);
      Held held = expressions.held(key.value());
      if (column >= 0 && held != null && held.differs(Held.of(shape, column)) && !key.byValue()) {
        return false;
      }
    }
    return true;
  }

  /** Pushes the hash of the key by which a step finds rows of a shape. */
  void push(Step.Take take, Shape shape) {
    code.loadConstant(0L);
    for (Step.Key key : take.keys()) {
      int column = WalkCode.column(key, shape);
      if (column < 0) {
        continue;
      }
      Held held = Held.of(shape, column);
      Held value = expressions.held(key.value());
      if (value == null || held.differs(value)) {
        throw new NotForKernelsException(
            key.value(), "may be of another kind than what it must equal");
      }
      expressions.push(key.value(), value);
      if (held == Held.DOUBLE) {
        code.invokestatic(
            ConstantDescs.CD_Double, "doubleToRawLongBits", Names.method(Names.LONG, Names.DOUBLE));
      }
      code.invokestatic(
          Names.INDEX,
          "hash",
          Names.method(Names.LONG, held.isReference() ? Names.OBJECT : Names.LONG));
      code.invokestatic(Names.INDEX, "combine", Names.method(Names.LONG, Names.LONG, Names.LONG));
    }
  }
}
