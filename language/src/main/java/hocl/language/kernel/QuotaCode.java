package hocl.language.kernel;

import hocl.language.plan.OccurrencePlan;
import hocl.language.plan.Quotas;
import hocl.language.plan.Step;
import hocl.runtime.store.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.List;

/** Generates the question whether there are enough atoms for a search to be of use. */
final class QuotaCode {

  private final CodeBuilder code;
  private final Fields fields;
  private final Survey survey;
  private final int active;
  private final int activeRow;

  /** With the locals of the species and the row of the active atom. */
  QuotaCode(CodeBuilder code, Fields fields, Survey survey, int active, int activeRow) {
    this.code = code;
    this.fields = fields;
    this.survey = survey;
    this.active = active;
    this.activeRow = activeRow;
  }

  /** Asks about the reacting solution; jumps if there are too few. */
  void emit(OccurrencePlan occurrence, Label tooFew) {
    for (Quotas.Quota quota : survey.counted().quotas(occurrence)) {
      List<Shape> shapes = survey.counted().fitting(quota);
      code.iconst_0();
      for (Shape shape : shapes) {
        if (shape == survey.active()) {
          code.aload(active);
          code.iload(activeRow);
          code.invokestatic(
              Names.SUPPORT, "passiveBeside", Names.method(Names.INT, Names.SPECIES, Names.INT));
        } else {
          fields.pushSpecies(code, shape);
          code.invokestatic(Names.SUPPORT, "passive", Names.method(Names.INT, Names.SPECIES));
        }
        code.iadd();
      }
      code.loadConstant(quota.atoms());
      code.if_icmplt(tooFew);
    }
  }

  /** Asks about a solution that was opened, which a local holds. */
  void emit(Step.Enough enough, int container, Label tooFew) {
    for (Quotas.Quota quota : enough.quotas()) {
      code.iconst_0();
      for (Shape shape : survey.counted().fitting(quota)) {
        code.aload(container);
        fields.push(code, shape);
        code.invokevirtual(
            Names.SOLUTION, "speciesOrNull", Names.method(Names.SPECIES, Names.SHAPE));
        code.invokestatic(Names.SUPPORT, "passive", Names.method(Names.INT, Names.SPECIES));
        code.iadd();
      }
      code.loadConstant(quota.atoms());
      code.if_icmplt(tooFew);
    }
  }
}
