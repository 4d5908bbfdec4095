package hocl.language.kernel;

import hocl.language.core.CoreExpr;
import hocl.language.kernel.SlotLocals.Held;
import hocl.language.plan.Step;
import hocl.runtime.atom.Kind;
import hocl.runtime.store.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
      // a number may equal one of another kind by value
      boolean byValue = held == Held.DOUBLE && key.equality() == Step.Equality.INTS;
      if (held == null || byValue || key.equality() == Step.Equality.VALUES) {
        continue;
      }
      if (column >= 0
          && held.differs(Held.of(shape, column))
          && key.equality() == Step.Equality.ATOMS) {
        return false;
      }
      if (key.field() == Step.Key.WHOLE && !mayEqual(key.value(), held, shape)) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayEqual(CoreExpr value, Held held, Shape shape) {
    return switch (held) {
      case LONG, BIG -> shape.kind() == Kind.INT;
      case DOUBLE -> shape.kind() == Kind.FLOAT;
      case OBJECT ->
          !(value instanceof CoreExpr.Constant constant) || shape.mayEqual(constant.value());
    };
  }

  /**
   * Goes elsewhere if no atom of a shape can equal what a step seeks, see {@link #fit}.
   *
   * @param beyond where to go with values that an index does not find by {@code ==}
   */
  void checkFit(Step.Take take, Shape shape, Constants constants, Label otherwise, Label beyond) {
    for (Step.Key key : take.keys()) {
      if (expressions.held(key.value()) != Held.OBJECT
          || key.value() instanceof CoreExpr.Constant) {
        continue;
      }
      if (key.equality() == Step.Equality.VALUES) {
        if (WalkCode.column(key, shape) >= 0) {
          expressions.push(key.value(), Held.OBJECT);
          code.invokestatic(Names.SUPPORT, "isSimple", Names.method(Names.BOOLEAN, Names.OBJECT));
          code.ifeq(beyond);
        }
      } else if (key.field() == Step.Key.WHOLE) {
        constants.push(code, shape, Names.SHAPE);
        expressions.push(key.value(), Held.OBJECT);
        code.invokevirtual(Names.SHAPE, "mayEqual", Names.method(Names.BOOLEAN, Names.OBJECT));
        code.ifeq(otherwise);
      }
    }
  }

  /**
   * A value that a column has to equal.
   *
   * @param value the value, which costs nothing to push again
   * @param byPattern whether the pattern states the equality
   */
  record Sought(int column, Value value, boolean byPattern) {}

  /** Evaluates the key by which a step finds rows of a shape; what overflows throws. */
  List<Sought> prepare(Step.Take take, Shape shape) {
    List<Sought> sought = new ArrayList<>();
    for (Step.Key key : take.keys()) {
      int column = WalkCode.column(key, shape);
      if (column < 0) {
        continue;
      }
      Held held = Held.of(shape, column);
      Held value = expressions.held(key.value());
      boolean maySeekAny =
          key.equality() != Step.Equality.VALUES || isFound(key.value(), value, shape);
      if (value == null || held.differs(value) || !maySeekAny) {
        throw new NotForKernelsException(
            key.value(), "may be of another kind than what it must equal");
      }
      sought.add(new Sought(column, ready(key.value(), value), key.byPattern()));
    }
    return sought;
  }

  /** Whether an index finds by equal atoms what {@code ==} finds. */
  private static boolean isFound(CoreExpr value, @Nullable Held held, Shape shape) {
    return held != Held.OBJECT
        || (!shape.generic()
            && !(value instanceof CoreExpr.Constant constant
                && !KernelSupport.isSimple(constant.value())));
  }

  private Value ready(CoreExpr expr, Held held) {
    if (expr instanceof CoreExpr.Constant || expr instanceof CoreExpr.Local) {
      return new Value(held, -1, expr);
    }
    int local = code.allocateLocal(held.local());
    expressions.push(expr, held);
    code.storeLocal(held.local(), local);
    return new Value(held, local, expr);
  }

  /** Pushes the hash of a key for an index that a local holds. */
  void push(List<Sought> key, int index) {
    code.loadConstant(0L);
    for (Sought each : key) {
      Held held = each.value().held();
      if (held.isReference()) {
        code.aload(index);
        each.value().push(code, expressions);
        code.invokevirtual(Names.INDEX, "part", Names.method(Names.LONG, Names.OBJECT));
        combine();
        continue;
      }
      each.value().push(code, expressions);
      if (held == Held.DOUBLE) {
        code.invokestatic(
            ConstantDescs.CD_Double, "doubleToRawLongBits", Names.method(Names.LONG, Names.DOUBLE));
      }
      code.invokestatic(Names.INDEX, "hash", Names.method(Names.LONG, Names.LONG));
      combine();
    }
  }

  private void combine() {
    code.invokestatic(Names.INDEX, "combine", Names.method(Names.LONG, Names.LONG, Names.LONG));
  }
}
