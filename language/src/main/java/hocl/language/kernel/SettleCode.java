package hocl.language.kernel;

import hocl.runtime.store.Shape;
import hocl.runtime.store.Species;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;

/** Generates {@link Kernel#settle} for the columns of one shape. */
final class SettleCode {

  /** The largest number of columns whose moving is worth code of its own. */
  private static final int MOST_COLUMNS = 8;

  private static final int SPECIES = 1;

  private SettleCode() {}

  /** Whether code for atoms of a shape is better than {@link Species#settle}. */
  static boolean pays(Shape shape) {
    return !shape.hasObjects() && shape.width() <= MOST_COLUMNS;
  }

  /** Generates the body for a shape. */
  static void emit(CodeBuilder code, Shape shape) {
    Label slow = code.newLabel();
    int from = code.allocateLocal(TypeKind.INT);
    int to = code.allocateLocal(TypeKind.INT);
    int values = code.allocateLocal(TypeKind.REFERENCE);
    call(code, "settlesByMoving", Names.BOOLEAN);
    code.ifeq(slow);
    call(code, "activeStart", Names.INT);
    code.istore(from);
    call(code, "passiveEnd", Names.INT);
    code.istore(to);
    // no jump where both are the same row: where that is so but once in a run it would be compiled
    // anew
    for (int column = 0; column < shape.width(); column++) {
      code.aload(SPECIES);
      code.loadConstant(column);
      code.invokevirtual(Names.SPECIES, "longs", Names.method(Names.LONGS, Names.INT));
      code.astore(values);
      code.aload(values);
      code.iload(to);
      code.aload(values);
      code.iload(from);
      code.laload();
      code.lastore();
    }
    call(code, "settled", Names.VOID);
    code.return_();
    code.labelBinding(slow);
    call(code, "settle", Names.VOID);
    code.return_();
  }

  private static void call(CodeBuilder code, String method, ClassDesc result) {
    code.aload(SPECIES);
    code.invokevirtual(Names.SPECIES, method, Names.method(result));
  }
}
