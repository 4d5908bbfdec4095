package hocl.language.kernel;

import hocl.language.core.RuleCore;
import hocl.language.plan.InPlace;
import hocl.language.plan.Kept;
import hocl.language.plan.Step;
import hocl.runtime.trace.Recorder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * Generates what counts the reactions of a streak and writes them down, those of one occurrence in
 * a row at once.
 */
final class StreakRecord {

  private final CodeBuilder code;
  private final Fields fields;

  /** The local of the recorder. */
  private final int recorder;

  /** The locals of the active row and of the tries left when an occurrence begins. */
  private final int firstRow;

  private final int firstMost;

  private final Telling telling;

  /** The local of the run. */
  private final int run;

  StreakRecord(CodeBuilder code, Fields fields, Telling telling, int run) {
    this.telling = telling;
    this.run = run;
    this.code = code;
    this.fields = fields;
    this.recorder = code.allocateLocal(TypeKind.REFERENCE);
    this.firstRow = code.allocateLocal(TypeKind.INT);
    this.firstMost = code.allocateLocal(TypeKind.INT);
  }

  /** Fetches the recorder of the run. */
  void prepare() {
    if (!telling.records()) {
      return;
    }
    code.aload(run);
    code.invokevirtual(Names.RUN, "recorder", Names.method(Names.RECORDER));
    code.astore(recorder);
  }

  /** An occurrence begins. */
  void begin(int row, int most) {
    code.iload(row);
    code.istore(firstRow);
    code.iload(most);
    code.istore(firstMost);
  }

  /**
   * An occurrence ends.
   *
   * @param partner the locals of its partner, or null if the active atoms react alone
   * @param most the local of the tries left, or -1 if each takes one row
   */
  void end(
      KernelCompiler.Candidate candidate,
      int active,
      int row,
      int most,
      Partners.@Nullable Partner partner) {
    if (telling.counts()) {
      RecordCode.count(code, fields, run, candidate.ruleShape(), () -> pushNumber(row, most));
    }
    if (telling.records()) {
      record(candidate, active, row, most, partner);
    }
  }

  /** Pushes the number of reactions since the occurrence began. */
  private void pushNumber(int row, int most) {
    if (most < 0) {
      code.iload(row);
      code.iload(firstRow);
    } else {
      code.iload(firstMost);
      code.iload(most);
    }
    code.isub();
  }

  private void record(
      KernelCompiler.Candidate candidate,
      int active,
      int row,
      int most,
      Partners.@Nullable Partner partner) {
    boolean goes = Streaks.goes(candidate);
    RuleCore rule = candidate.plan().rule();
    code.aload(recorder);
    code.aload(active);
    code.iload(goes ? firstRow : row);
    pushNumber(row, most);
    code.loadConstant(goes ? 1 : 0);
    if (partner == null) {
      code.aload(active);
      code.iconst_m1();
    } else {
      code.aload(partner.species());
      code.iload(partner.row());
    }
    fields.rules().pushSerial(code, candidate.ruleShape());
    code.loadConstant(places(candidate));
    code.loadConstant(rule.products().size());
    code.invokevirtual(
        Names.RECORDER,
        "streak",
        Names.method(
            Names.VOID,
            Names.SPECIES,
            Names.INT,
            Names.INT,
            Names.BOOLEAN,
            Names.SPECIES,
            Names.INT,
            Names.INT,
            Names.INT,
            Names.INT));
  }

  private static int places(KernelCompiler.Candidate candidate) {
    RuleCore rule = candidate.plan().rule();
    Kept kept = Kept.of(rule);
    int active = candidate.occurrence().head();
    InPlace inPlace = InPlace.of(rule, kept, active);
    int partner = -1;
    for (Step step : candidate.occurrence().steps()) {
      if (step instanceof Step.Take take && !take.active()) {
        partner = take.head();
      }
    }
    return Recorder.places(
        active,
        partner,
        place(kept, inPlace, active),
        partner < 0 ? -1 : place(kept, inPlace, partner));
  }

  /** The place of what the atom of a head becomes among the products, or -1. */
  private static int place(Kept kept, InPlace inPlace, int head) {
    if (kept.stays(head)) {
      return kept.stayPlace(head);
    }
    int product = inPlace.product(head);
    return product == InPlace.NONE ? -1 : kept.place(product);
  }
}
