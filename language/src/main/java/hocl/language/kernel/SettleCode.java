package hocl.language.kernel;

import hocl.runtime.store.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;

/** Generates what {@link hocl.runtime.store.Species#settle} does, for the columns of one shape. */
final class SettleCode {

  /** Moving more than so many columns is not worth code of its own. */
  private static final int MOST_COLUMNS = 8;

  private SettleCode() {}

  /** Generates that for a species, which a local holds, of a shape. */
  static void emit(CodeBuilder code, int species, Shape shape) {
    if (shape.hasObjects() || shape.width() > MOST_COLUMNS) {
      call(code, species, "settle", Names.VOID);
      return;
    }
    Label moved = code.newLabel();
    Label slow = code.newLabel();
    Label end = code.newLabel();
    int from = code.allocateLocal(TypeKind.INT);
    int to = code.allocateLocal(TypeKind.INT);
    int values = code.allocateLocal(TypeKind.REFERENCE);
    call(code, species, "settlesByMoving", Names.BOOLEAN);
    code.ifeq(slow);
    call(code, species, "activeStart", Names.INT);
    code.istore(from);
    call(code, species, "passiveEnd", Names.INT);
    code.istore(to);
    code.iload(from);
    code.iload(to);
    code.if_icmpeq(moved);
    for (int column = 0; column < shape.width(); column++) {
      code.aload(species);
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
    code.labelBinding(moved);
    call(code, species, "settled", Names.VOID);
    code.goto_(end);
    code.labelBinding(slow);
    call(code, species, "settle", Names.VOID);
    code.labelBinding(end);
  }

  private static void call(CodeBuilder code, int species, String method, ClassDesc result) {
    code.aload(species);
    code.invokevirtual(Names.SPECIES, method, Names.method(result));
  }
}
