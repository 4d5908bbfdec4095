package hocl.language.kernel;

import hocl.language.core.CoreExpr;
import hocl.language.kernel.SlotLocals.Held;
import java.lang.classfile.CodeBuilder;

/**
 * A value that is ready: in a local, or an expression that costs nothing.
 *
 * @param local the local, or -1
 */
record Value(Held held, int local, CoreExpr expr) {

  /** Evaluates what costs something. */
  static Value prepare(CodeBuilder code, ExpressionCode expressions, CoreExpr expr, Held held) {
    if (held == Held.OBJECT
        || expr instanceof CoreExpr.Constant
        || expr instanceof CoreExpr.Local) {
      return new Value(held, -1, expr);
    }
    expressions.push(expr, held);
    int local = code.allocateLocal(held.local());
    code.storeLocal(held.local(), local);
    return new Value(held, local, expr);
  }

  void push(CodeBuilder code, ExpressionCode expressions) {
    if (local >= 0) {
      code.loadLocal(held.local(), local);
    } else {
      expressions.push(expr, held);
    }
  }
}
