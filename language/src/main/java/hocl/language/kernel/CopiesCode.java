package hocl.language.kernel;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.plan.Step;
import hocl.runtime.store.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.List;

/** Generates the taking of several equal atoms by one step, and their making by one product. */
final class CopiesCode {

  /** The largest number of equal atoms that there is code for. */
  private static final int MOST = 1 << 10;

  /** No number that there is code for. */
  private static final int NONE = 0;

  private final CodeBuilder code;

  CopiesCode(CodeBuilder code) {
    this.code = code;
  }

  /**
   * Goes on with the further copies of the atom that was found last, which are found with it from
   * now on; nothing if its step takes one atom.
   *
   * @param steps counts the rows that are looked at, of which the run hears before
   * @param run the local of the run
   * @param fail where to go if there are too few
   */
  void find(List<FoundAtom> found, StepsCode steps, int run, Label fail) {
    FoundAtom last = found.getLast();
    Step.Take take = last.take();
    if (take.copies() == null) {
      return;
    }
    int number = number(take.copies());
    // whether one may be there without enough equal ones is known only where all are equal
    if (number == NONE || take.container() != Step.HOST || !(take.active() || take.once())) {
      throw refusal(take);
    }
    checkBeside(found.subList(0, found.size() - 1), last.shape(), take);
    steps.tell();
    steps.begin();
    code.aload(run);
    code.aload(last.species());
    code.iload(last.row());
    code.loadConstant(number - 1);
    code.invokestatic(
        Names.SUPPORT,
        "further",
        Names.method(Names.INTS, Names.RUN, Names.SPECIES, Names.INT, Names.INT));
    int rows = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(rows);
    code.aload(rows);
    code.ifnull(fail);
    found.set(
        found.size() - 1, new FoundAtom(take, last.shape(), last.species(), last.row(), rows));
  }

  /** Refuses steps of which one takes several atoms of a shape and another one some, too. */
  void checkBeside(List<FoundAtom> earlier, Shape shape, Step.Take take) {
    for (FoundAtom each : earlier) {
      if (each.shape() == shape && (take.copies() != null || each.take().copies() != null)) {
        throw refusal(each.take().copies() != null ? each.take() : take);
      }
    }
  }

  private static NotForKernelsException refusal(Step.Take take) {
    return new NotForKernelsException(take.pattern(), "is taken several times at once");
  }

  private static int number(Step.Count count) {
    return count instanceof Step.Count.Fixed fixed ? number(fixed.value()) : NONE;
  }

  private static int number(CoreExpr count) {
    return count instanceof CoreExpr.Constant constant
            && constant.value() instanceof Long number
            && number >= 1
            && number <= MOST
        ? (int) (long) number
        : NONE;
  }

  /**
   * The number of equal atoms that an item makes.
   *
   * @throws NotForKernelsException if it is not known
   */
  static int number(CoreItem.Copies copies) {
    int number = number(copies.count());
    if (number == NONE) {
      throw refusal(copies);
    }
    return number;
  }

  /** The refusal of an item that makes several equal atoms. */
  static NotForKernelsException refusal(CoreItem.Copies copies) {
    return new NotForKernelsException(copies, "makes several equal atoms");
  }

  /** Takes out the further copies of an atom found. */
  void remove(FoundAtom each) {
    if (each.copies() != FoundAtom.ALONE) {
      code.aload(each.species());
      code.aload(each.copies());
      code.invokestatic(
          Names.SUPPORT, "removeAll", Names.method(Names.VOID, Names.SPECIES, Names.INTS));
    }
  }

  /** Does something as often as there are copies to make. */
  void repeat(int number, Runnable one) {
    if (number == 1) {
      one.run();
      return;
    }
    int left = code.allocateLocal(TypeKind.INT);
    Label again = code.newLabel();
    code.loadConstant(number);
    code.istore(left);
    code.labelBinding(again);
    one.run();
    code.iinc(left, -1);
    code.iload(left);
    code.ifgt(again);
  }
}
