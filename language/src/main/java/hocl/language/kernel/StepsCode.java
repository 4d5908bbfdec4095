package hocl.language.kernel;

import hocl.language.plan.Step;
import hocl.runtime.reactor.Run;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.List;

/**
 * Generates the counting of steps in an attempt: in local variables, of which the run is told where
 * the attempt ends, and in between where it takes long.
 */
final class StepsCode {

  private static final int NOT_COUNTED = -1;

  private final CodeBuilder code;
  private final int run;
  private final List<Step> all;

  /** The local of the number of steps that the run does not know of yet. */
  private final int steps;

  /** The local of the number of rows of other keys that were passed over in buckets. */
  private final int passed;

  /**
   * The counting for an occurrence.
   *
   * @param run the local of the run
   * @param all the steps of the plan
   */
  StepsCode(CodeBuilder code, int run, List<Step> all) {
    this.code = code;
    this.run = run;
    this.all = all;
    this.steps = code.allocateLocal(TypeKind.INT);
    this.passed = all.stream().anyMatch(StepsCode::hasKeys) ? local(code) : NOT_COUNTED;
  }

  private static int local(CodeBuilder code) {
    return code.allocateLocal(TypeKind.INT);
  }

  private static boolean hasKeys(Step step) {
    return step instanceof Step.Take take && !take.keys().isEmpty();
  }

  private static boolean looks(Step step) {
    return step instanceof Step.Take take && !take.active();
  }

  /** Whether another step looks at rows for each row of this one. */
  boolean hasInner(Step.Take take) {
    return all.subList(all.indexOf(take) + 1, all.size()).stream().anyMatch(StepsCode::looks);
  }

  /** Nothing is counted yet. */
  void begin() {
    code.iconst_0();
    code.istore(steps);
    if (passed != NOT_COUNTED) {
      code.iconst_0();
      code.istore(passed);
    }
  }

  /** The search looks at a row. */
  void look() {
    code.iinc(steps, 1);
  }

  /** The search passes over a row of another key. */
  void passOver() {
    code.iinc(passed, 1);
  }

  /** Tells the run when there is much to tell, so that a long walk can be stopped. */
  void tellIfMany() {
    Label goOn = code.newLabel();
    code.iload(steps);
    if (passed != NOT_COUNTED) {
      code.iload(passed);
      code.iadd();
    }
    code.loadConstant(Run.STEPS_BETWEEN_POLLS);
    code.if_icmplt(goOn);
    tell();
    begin();
    code.labelBinding(goOn);
  }

  /** Tells the run, where some step looks at rows. */
  void tell() {
    if (all.stream().noneMatch(StepsCode::looks)) {
      return;
    }
    code.aload(run);
    code.iload(steps);
    ClassDesc result = Names.VOID;
    if (passed == NOT_COUNTED) {
      code.invokevirtual(Names.RUN, "look", Names.method(result, Names.INT));
    } else {
      code.iload(passed);
      code.invokevirtual(Names.RUN, "look", Names.method(result, Names.INT, Names.INT));
    }
  }
}
