package hocl.language.kernel;

import hocl.runtime.store.Shape;
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

  /** So many atoms are tried one by one after a streak that ended at once. */
  private static final int PATIENCE = 3;

  private final CodeBuilder code;
  private final ClassDesc owner;
  private final Shape active;
  private final boolean streaks;

  /** After how many atoms a streak is tried again. */
  private final int patience;

  private final int occurrences;
  private final int tried;
  private final int tries;

  /** How many atoms were tried, how many tries were granted and are left since the last grant. */
  private final int atoms;

  private final int grant;
  private final int granted;
  private final int start;
  private final int occurrence;
  private final int row;
  private final int result;

  LoopCode(CodeBuilder code, ClassDesc owner, Survey survey) {
    this.active = survey.active();
    this.streaks = Streaks.possible(survey);
    this.patience = code.allocateLocal(TypeKind.INT);
    this.code = code;
    this.owner = owner;
    this.occurrences = survey.candidates().size();
    this.tried = code.allocateLocal(TypeKind.INT);
    this.atoms = code.allocateLocal(TypeKind.INT);
    this.grant = code.allocateLocal(TypeKind.INT);
    this.granted = code.allocateLocal(TypeKind.INT);
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
    Label again = code.newLabel();
    Label begun = code.newLabel();
    Label chosen = code.newLabel();
    Label choose = code.newLabel();
    Label look = code.newLabel();
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
    zero(start);
    zero(patience);
    zero(tried);
    zero(granted);
    zero(grant);
    zero(atoms);

    code.labelBinding(nextAtom);
    zero(tries);
    // as long as the grant lasts the oldest active atom is next, and the first choice is taken
    code.iload(granted);
    code.ifle(look);
    onSpecies("activeStart", Names.INT);
    code.istore(row);
    code.iload(row);
    onSpecies("end", Names.INT);
    code.if_icmpge(look);
    code.iinc(atoms, 1);
    code.goto_(again);

    code.labelBinding(look);
    spend();
    code.iload(tried);
    code.iload(MOST);
    code.if_icmpge(end);
    onSpecies("hasActive", Names.BOOLEAN);
    code.ifeq(end);
    onSpecies("active", Names.INT);
    code.istore(row);
    code.goto_(choose);

    code.labelBinding(nextTry);
    code.iload(granted);
    code.ifgt(again);
    spend();
    code.labelBinding(choose);
    choose();
    code.goto_(chosen);

    code.labelBinding(again);
    if (streaks) {
      streak(nextAtom, nextTry, begun);
    }
    code.labelBinding(begun);
    code.iinc(granted, -1);
    if (occurrences > 1) {
      code.aload(PROGRESS);
      code.invokevirtual(Names.PROGRESS, "next", Names.method(Names.INT));
      code.istore(start);
    }
    code.labelBinding(chosen);
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
    SettleCode.emit(code, SPECIES, active);
    code.labelBinding(atomDone);
    code.iinc(tried, 1);
    code.goto_(nextAtom);
    code.labelBinding(end);
    // each search has counted its own steps
    code.aload(RUN);
    code.iload(tried);
    code.invokevirtual(Names.RUN, "steps", Names.method(Names.VOID, Names.INT));
    code.iload(tried);
    code.ireturn();
  }

  /** Tries the atom and those after it at once; goes on where that ends. */
  private void streak(Label nextAtom, Label nextTry, Label alone) {
    int part = code.allocateLocal(TypeKind.INT);
    Label nothing = code.newLabel();
    Label within = code.newLabel();
    code.iinc(patience, -1);
    code.iload(patience);
    code.ifge(alone);
    code.aload(0);
    code.aload(RUN);
    code.aload(SPECIES);
    code.aload(PROGRESS);
    code.iload(granted);
    code.iload(tries);
    code.invokevirtual(owner, StreakCode.NAME, StreakCode.TYPE);
    code.istore(result);
    // what was tried
    code.iload(result);
    code.loadConstant(8);
    code.ishr();
    code.loadConstant(0xff);
    code.iand();
    code.istore(part);
    code.iload(part);
    code.ifeq(nothing);
    code.iload(granted);
    code.iload(part);
    code.isub();
    code.istore(granted);
    // the atoms that went
    code.iload(result);
    code.loadConstant(0xff);
    code.iand();
    code.istore(part);
    code.iload(tried);
    code.iload(part);
    code.iadd();
    code.istore(tried);
    code.iload(atoms);
    code.iload(part);
    code.iadd();
    code.istore(atoms);
    // how often the one that is left was tried in a row
    code.iload(result);
    code.loadConstant(16);
    code.ishr();
    code.istore(tries);
    code.iload(tries);
    code.ifne(within);
    // that is counted when it begins
    code.iinc(atoms, -1);
    code.goto_(nextAtom);
    code.labelBinding(within);
    onSpecies("activeStart", Names.INT);
    code.istore(row);
    code.goto_(nextTry);
    code.labelBinding(nothing);
    code.loadConstant(PATIENCE);
    code.istore(patience);
    code.goto_(alone);
  }

  /** Chooses the occurrence to begin with, and how many tries may go on without looking. */
  private void choose() {
    code.aload(PROGRESS);
    pushChoice();
    code.invokevirtual(Names.PROGRESS, "choose", Names.method(Names.INT, Names.CHOICE));
    code.istore(start);
    Label end = code.newLabel();
    if (occurrences > 1) {
      // which of several rules begins is a choice, too: then nothing is granted
      zero(grant);
      code.aload(0);
      code.getfield(owner, RuleFields.CROWDED, Names.BOOLEAN);
      code.ifne(end);
    }
    code.aload(PROGRESS);
    code.aload(SPECIES);
    pushChoice();
    code.iload(MOST);
    code.iload(tried);
    code.isub();
    code.iconst_1();
    code.isub();
    code.invokevirtual(
        Names.PROGRESS, "grant", Names.method(Names.INT, Names.SPECIES, Names.CHOICE, Names.INT));
    code.istore(grant);
    code.labelBinding(end);
    code.iload(grant);
    code.istore(granted);
  }

  /** Accounts for what was used of the grant, which is over. */
  private void spend() {
    code.aload(PROGRESS);
    code.aload(SPECIES);
    pushChoice();
    code.iload(atoms);
    code.iload(grant);
    code.iload(granted);
    code.isub();
    code.invokevirtual(
        Names.PROGRESS,
        "spend",
        Names.method(Names.VOID, Names.SPECIES, Names.CHOICE, Names.INT, Names.INT));
    zero(atoms);
    zero(grant);
    zero(granted);
  }

  private void pushChoice() {
    code.aload(RUN);
    code.invokevirtual(Names.RUN, "choice", Names.method(Names.CHOICE));
  }

  private void zero(int local) {
    code.iconst_0();
    code.istore(local);
  }

  private void onSpecies(String method, ClassDesc result) {
    code.aload(SPECIES);
    code.invokevirtual(Names.SPECIES, method, Names.method(result));
  }

  /** Tries the occurrences, the chosen one first; goes on when one has reacted. */
  private void tryAll(Label none) {
    Label reacted = code.newLabel();
    if (occurrences == 1) {
      tryOne(0, reacted);
      code.goto_(none);
      code.labelBinding(reacted);
      return;
    }
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
    spend();
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
