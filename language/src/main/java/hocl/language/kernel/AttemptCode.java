package hocl.language.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/** Generates {@link Kernel#attempt}. */
final class AttemptCode {

  private static final int RUN = 1;
  private static final int HOST = 2;
  private static final int SPECIES = 3;
  private static final int ROW = 4;
  private static final int FIRST = 5;

  private AttemptCode() {}

  /**
   * Generates the body.
   *
   * @param methods the methods that try one occurrence each, at least one
   * @param failures whether guards that have no value are counted
   */
  static void emit(CodeBuilder code, ClassDesc owner, List<String> methods, boolean failures) {
    int result = code.allocateLocal(TypeKind.INT);
    if (failures) {
      code.aload(0);
      code.invokevirtual(Names.KERNEL, "beginFailures", Names.method(Names.VOID));
    }
    if (methods.size() == 1) {
      attempt(code, owner, methods.getFirst(), result, failures);
      code.iload(result);
      code.ireturn();
      return;
    }
    int occurrence = code.allocateLocal(TypeKind.INT);
    Label again = code.newLabel();
    Label next = code.newLabel();
    Label inRange = code.newLabel();
    code.iload(FIRST);
    code.istore(occurrence);
    code.labelBinding(again);
    List<SwitchCase> cases = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      cases.add(SwitchCase.of(i, code.newLabel()));
    }
    code.iload(occurrence);
    code.tableswitch(0, methods.size() - 1, cases.getFirst().target(), cases);
    for (int i = 0; i < methods.size(); i++) {
      code.labelBinding(cases.get(i).target());
      attempt(code, owner, methods.get(i), result, failures);
      code.iload(result);
      code.ifeq(next);
      code.iload(result);
      code.loadConstant(i << Kernel.OUTCOME_BITS);
      code.ior();
      code.ireturn();
    }
    code.labelBinding(next);
    code.iinc(occurrence, 1);
    code.iload(occurrence);
    code.loadConstant(methods.size());
    code.if_icmplt(inRange);
    code.iconst_0();
    code.istore(occurrence);
    code.labelBinding(inRange);
    code.iload(occurrence);
    code.iload(FIRST);
    code.if_icmpne(again);
    code.loadConstant(Kernel.NONE);
    code.ireturn();
  }

  private static void attempt(
      CodeBuilder code, ClassDesc owner, String method, int result, boolean failures) {
    code.aload(0);
    code.aload(RUN);
    code.aload(HOST);
    code.aload(SPECIES);
    code.iload(ROW);
    code.invokevirtual(owner, method, Names.OCCURRENCE);
    code.istore(result);
    if (failures) {
      code.aload(0);
      code.aload(RUN);
      code.iload(result);
      code.invokevirtual(
          Names.KERNEL, "endFailures", Names.method(Names.VOID, Names.RUN, Names.INT));
    }
  }
}
