package hocl.language.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/** Generates the loop over the active atoms: {@link Kernel#run}. */
final class LoopCode {

  private static final int RUN = 1;
  private static final int HOST = 2;
  private static final int SPECIES = 3;
  private static final int MOST = 4;
  private static final int PROGRESS = 5;

  private final CodeBuilder code;
  private final ClassDesc owner;
  private final int occurrences;
  private final int tried;
  private final int tries;
  private final int start;
  private final int occurrence;
  private final int row;
  private final int result;

  LoopCode(CodeBuilder code, ClassDesc owner, int occurrences) {
    this.code = code;
    this.owner = owner;
    this.occurrences = occurrences;
    this.tried = code.allocateLocal(TypeKind.INT);
    this.tries = code.allocateLocal(TypeKind.INT);
    this.start = code.allocateLocal(TypeKind.INT);
    this.occurrence = code.allocateLocal(TypeKind.INT);
    this.row = code.allocateLocal(TypeKind.INT);
    this.result = code.allocateLocal(TypeKind.INT);
  }

  void emit() {
    Label nextAtom = code.newLabel();
    Label atomDone = code.newLabel();
    Label nextTry = code.newLabel();
    Label none = code.newLabel();
    Label entered = code.newLabel();
    Label end = code.newLabel();
    code.aload(0);
    code.aload(HOST);
    code.invokevirtual(owner, Fields.ENTER, Names.method(Names.BOOLEAN, Names.SOLUTION));
    code.ifne(entered);
    code.iconst_m1();
    code.ireturn();
    code.labelBinding(entered);
    code.iconst_0();
    code.istore(tried);

    code.labelBinding(nextAtom);
    onSpecies("active", Names.INT);
    code.istore(row);
    code.iconst_0();
    code.istore(tries);

    code.labelBinding(nextTry);
    tryAll(none);
    // a reaction: the result tells whether the atom is gone
    code.iload(result);
    code.loadConstant(Kernel.GONE);
    code.if_icmpeq(atomDone);
    onSpecies("current", Names.INT);
    code.istore(row);
    code.iinc(tries, 1);
    code.iload(tries);
    code.loadConstant(Kernel.TRIES_IN_A_ROW);
    code.if_icmplt(nextTry);
    onSpecies("requeue", Names.VOID);
    code.goto_(atomDone);

    code.labelBinding(none);
    onSpecies("settle", Names.VOID);
    code.labelBinding(atomDone);
    code.iinc(tried, 1);
    code.iload(tried);
    code.iload(MOST);
    code.if_icmpge(end);
    onSpecies("hasActive", Names.BOOLEAN);
    code.ifne(nextAtom);
    code.labelBinding(end);
    // each search has counted its own steps
    code.aload(RUN);
    code.iload(tried);
    code.invokevirtual(Names.RUN, "steps", Names.method(Names.VOID, Names.INT));
    code.iload(tried);
    code.ireturn();
  }

  private void onSpecies(String method, ClassDesc result) {
    code.aload(SPECIES);
    code.invokevirtual(Names.SPECIES, method, Names.method(result));
  }

  /** Tries the occurrences, the chosen one first; goes on when one has reacted. */
  private void tryAll(Label none) {
    Label reacted = code.newLabel();
    if (occurrences == 1) {
      code.iconst_0();
      code.istore(start);
      tryOne(0, reacted);
      code.goto_(none);
      code.labelBinding(reacted);
      return;
    }
    code.aload(PROGRESS);
    code.aload(RUN);
    code.invokevirtual(Names.RUN, "choice", Names.method(Names.CHOICE));
    code.invokevirtual(Names.PROGRESS, "choose", Names.method(Names.INT, Names.CHOICE));
    code.istore(start);
    code.iload(start);
    code.istore(occurrence);
    Label again = code.newLabel();
    code.labelBinding(again);
    Label next = code.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    for (int i = 0; i < occurrences; i++) {
      cases.add(SwitchCase.of(i, code.newLabel()));
    }
    code.iload(occurrence);
    code.tableswitch(0, occurrences - 1, cases.getFirst().target(), cases);
    for (int i = 0; i < occurrences; i++) {
      code.labelBinding(cases.get(i).target());
      tryOne(i, reacted);
      code.goto_(next);
    }
    // as the nodes do: from the chosen one to the last, then those before it
    Label inRange = code.newLabel();
    code.labelBinding(next);
    code.iinc(occurrence, 1);
    code.iload(occurrence);
    code.loadConstant(occurrences);
    code.if_icmplt(inRange);
    code.iconst_0();
    code.istore(occurrence);
    code.labelBinding(inRange);
    code.iload(occurrence);
    code.iload(start);
    code.if_icmpne(again);
    code.goto_(none);
    code.labelBinding(reacted);
  }

  private void tryOne(int number, Label reacted) {
    Label failed = code.newLabel();
    Label preferred = code.newLabel();
    code.aload(0);
    code.aload(RUN);
    code.aload(HOST);
    code.aload(SPECIES);
    code.iload(row);
    code.invokevirtual(owner, "occurrence" + number, Names.OCCURRENCE);
    code.istore(result);
    code.iload(result);
    code.ifeq(failed);
    code.iload(result);
    code.loadConstant(Kernel.BEYOND);
    code.if_icmpne(preferred);
    giveUp();
    code.labelBinding(preferred);
    if (occurrences > 1) {
      code.aload(PROGRESS);
      code.loadConstant(number);
      code.invokevirtual(Names.PROGRESS, "reacted", Names.method(Names.VOID, Names.INT));
    }
    code.goto_(reacted);
    code.labelBinding(failed);
  }

  private void giveUp() {
    set("row", row);
    set("tries", tries);
    set("start", start);
    code.iload(tried);
    code.iconst_m1();
    code.ixor();
    code.ireturn();
  }

  private void set(String field, int local) {
    code.aload(PROGRESS);
    code.iload(local);
    code.putfield(Names.PROGRESS, field, Names.INT);
  }
}
