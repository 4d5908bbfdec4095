package hocl.language.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.List;

/** Generates {@link Kernel#attempt}. */
final class AttemptCode {

  private static final int RUN = 1;
  private static final int HOST = 2;
  private static final int SPECIES = 3;
  private static final int ROW = 4;
  private static final int FIRST = 5;

  /** With this many occurrences their methods ask, so that the one for all does not get long. */
  private static final int MANY = 16;

  private final CodeBuilder code;
  private final Fields fields;
  private final Survey survey;
  private final List<String> methods;

  /** The local of what the last occurrence came to. */
  private final int result;

  /**
   * Generates the body.
   *
   * @param methods the methods that try one candidate of the survey each
   */
  AttemptCode(CodeBuilder code, Fields fields, Survey survey, List<String> methods) {
    this.code = code;
    this.fields = fields;
    this.survey = survey;
    this.methods = methods;
    this.result = code.allocateLocal(TypeKind.INT);
  }

  /** Whether the code asks if there are atoms enough before it tries an occurrence. */
  static boolean asks(Survey survey) {
    return survey.candidates().size() < MANY;
  }

  /** Generates it. */
  void emit() {
    if (survey.telling().failures()) {
      code.aload(0);
      code.invokevirtual(Names.KERNEL, "beginFailures", Names.method(Names.VOID));
    }
    if (methods.size() == 1) {
      attempt(0);
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
      attempt(i);
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

  /**
   * Tries an occurrence if there are atoms enough for it. That is asked here, for HotSpot compiles
   * anew all of a method in which something comes for the first time, and this one is short.
   */
  private void attempt(int place) {
    Label tried = code.newLabel();
    code.loadConstant(Kernel.NONE);
    code.istore(result);
    if (asks(survey)) {
      new QuotaCode(code, fields, survey, SPECIES, ROW)
          .emit(survey.candidates().get(place).occurrence(), tried);
    }
    code.aload(0);
    code.aload(RUN);
    code.aload(HOST);
    code.aload(SPECIES);
    code.iload(ROW);
    code.invokevirtual(fields.owner(), methods.get(place), Names.OCCURRENCE);
    code.istore(result);
    code.labelBinding(tried);
    if (survey.telling().failures()) {
      code.aload(0);
      code.aload(RUN);
      code.iload(result);
      code.invokevirtual(
          Names.KERNEL, "endFailures", Names.method(Names.VOID, Names.RUN, Names.INT));
    }
  }
}
