package hocl.language.kernel;

import hocl.language.core.CoreItem;
import hocl.language.core.RuleCore;
import hocl.language.plan.Kept;
import hocl.language.plan.Numbering;
import hocl.language.plan.Step;
import hocl.language.plan.Unfolding;
import hocl.runtime.store.Shape;
import hocl.runtime.trace.Recorder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Generates what counts a reaction and writes it down; nothing where a run is neither counted nor
 * recorded.
 */
final class RecordCode {

  private final CodeBuilder code;
  private final Fields fields;
  private final Telling telling;

  /** The shape of the rule, and those of the rules that follow. */
  private final Shape ruleShape;

  private final List<Shape> followerShapes;
  private final List<Unfolding.Follower> followers;

  /** The local of the recorder. */
  private int recorder;

  private @Nullable Numbering numbering;

  RecordCode(
      CodeBuilder code,
      Fields fields,
      Telling telling,
      Shape ruleShape,
      List<Unfolding.Follower> followers,
      List<Shape> followerShapes) {
    this.code = code;
    this.fields = fields;
    this.telling = telling;
    this.ruleShape = ruleShape;
    this.followers = followers;
    this.followerShapes = followerShapes;
  }

  /** Refuses rules whose matches the atoms taken do not tell. */
  void check(RuleCore rule) {
    if (telling.records() && !Numbering.isPlain(rule)) {
      throw new NotForKernelsException("its reactions are written down with their products");
    }
  }

  /** Refuses products whose number is not that of the items. */
  void check(CoreItem.Copies several) {
    if (telling.records()) {
      throw CopiesCode.refusal(several);
    }
  }

  /** Counts the reaction, and those of the rules that follow, for their rules. */
  void count(int run) {
    if (telling.counts()) {
      count(code, fields, run, ruleShape, () -> code.loadConstant(1));
      followerShapes.forEach(shape -> count(code, fields, run, shape, () -> code.loadConstant(1)));
    }
  }

  /**
   * Counts reactions for the rules of a shape.
   *
   * @param run the local of the run
   * @param times pushes their number
   */
  static void count(CodeBuilder code, Fields fields, int run, Shape ruleShape, Runnable times) {
    code.aload(run);
    fields.rules().push(code, ruleShape);
    times.run();
    code.invokevirtual(Names.RUN, "counted", Names.method(Names.VOID, Names.SPECIES, Names.INT));
  }

  /**
   * Begins a record before anything changes.
   *
   * @param origins for each product its place among those of {@link Kept#products}
   */
  void begin(RuleCore rule, Kept kept, int[] origins, List<FoundAtom> found, int run) {
    if (!telling.records()) {
      return;
    }
    int[] ones = new int[origins.length];
    Arrays.fill(ones, 1);
    numbering = new Numbering(kept, rule.heads().size(), origins, ones);
    recorder = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(run);
    code.invokevirtual(Names.RUN, "recorder", Names.method(Names.RECORDER));
    code.astore(recorder);
    code.aload(recorder);
    code.loadConstant(Recorder.header(found.size(), followers.size()));
    fields.rules().pushSerial(code, ruleShape);
    code.loadConstant(found.size() + 2 * followers.size());
    call("begin", 3);
    found.stream()
        .sorted(Comparator.comparingInt(each -> each.take().head()))
        .forEach(each -> {
          code.aload(recorder);
          code.aload(each.species());
          code.iload(each.row());
          code.invokevirtual(Names.SPECIES, "serial", Names.method(Names.INT, Names.INT));
          call("put", 1);
        });
    for (int i = 0; i < followers.size(); i++) {
      code.aload(recorder);
      code.loadConstant(followers.get(i).place());
      call("put", 1);
      code.aload(recorder);
      fields.rules().pushSerial(code, followerShapes.get(i));
      call("put", 1);
    }
  }

  private void call(String method, int ints) {
    ClassDesc[] parameters = new ClassDesc[ints];
    Arrays.fill(parameters, Names.INT);
    code.invokevirtual(Names.RECORDER, method, Names.method(Names.VOID, parameters));
  }

  /** The atom found stays where it is. */
  void stays(FoundAtom each) {
    if (numbering != null && each.take().container() == Step.HOST) {
      place(each, numbering.ofHead(each.take().head()));
    }
  }

  /** A product took the place of an atom found. */
  void replaced(FoundAtom each, int product) {
    if (numbering != null) {
      place(each, numbering.ofProduct(product));
    }
  }

  private void place(FoundAtom each, int place) {
    if (place < 0) {
      return;
    }
    code.aload(recorder);
    code.aload(each.species());
    code.iload(each.row());
    code.loadConstant(place);
    code.invokevirtual(
        Names.RECORDER, "place", Names.method(Names.VOID, Names.SPECIES, Names.INT, Names.INT));
  }

  /** A product comes next. */
  void comes(int product) {
    if (numbering != null) {
      code.aload(recorder);
      code.loadConstant(numbering.ofProduct(product));
      call("expect", 1);
    }
  }

  /** Ends the record. */
  void end() {
    if (numbering != null) {
      code.aload(recorder);
      code.loadConstant(numbering.size());
      call("end", 1);
    }
  }
}
