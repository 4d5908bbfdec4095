package hocl.language.kernel;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.plan.Kept;
import hocl.language.plan.Step;
import hocl.runtime.store.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Generates the method for streaks: the oldest active atoms react one after the other, each with
 * the first passive atom or alone, and no more happens than that the active atom goes or numbers
 * change in place. Nothing but columns need be looked at then. What would react otherwise, or not
 * with the first passive atom, ends the streak and is left to the general code, so the reactions
 * and their order are the same.
 */
final class StreakCode {

  /** The name of the method. */
  static final String NAME = "streak";

  /**
   * The run, the species of the active atoms, the progress, the number of tries at most, and how
   * often the oldest active atom was tried in a row. The result holds how many atoms went in its
   * lowest bits, how many tries there were in the next ones, and above how often the oldest active
   * atom has been tried in a row by then. If nothing was tried, only the latter may differ from 0.
   */
  static final MethodTypeDesc TYPE =
      Names.method(Names.INT, Names.RUN, Names.SPECIES, Names.PROGRESS, Names.INT, Names.INT);

  private static final int RUN = 1;
  static final int ACTIVE = 2;
  static final int PROGRESS = 3;
  private static final int MOST = 4;
  private static final int IN_A_ROW = 5;

  private final CodeBuilder code;
  private final Constants constants;
  private final Fields fields;
  private final Survey survey;
  private final Label done;
  private final int from;
  private final int row;
  private final int end;
  private final int tries;

  /**
   * The local of the number of steps, where it is neither 0 nor that of tries because only some
   * occurrences have a partner.
   */
  private final int steps;

  /** The occurrence that reacted last, and the one to try next. */
  private final int last;

  private final int next;

  private final Label nothing;

  /** Whether there is a choice between occurrences. */
  private final boolean several;

  /** Whether each reaction of a streak consumes its active atom. */
  private boolean allGo;

  /** Which reactions of a streak look at a partner: a step each, as in a walk that ends at once. */
  private Looks looks = Looks.NEVER;

  private enum Looks {
    NEVER,
    SOMETIMES,
    ALWAYS
  }

  private final Partners partners;

  /** The code that tells the reactions, or null. */
  private final @Nullable StreakRecord record;

  private StreakCode(CodeBuilder code, Constants constants, Fields fields, Survey survey) {
    this.code = code;
    this.constants = constants;
    this.fields = fields;
    this.survey = survey;
    this.done = code.newLabel();
    this.from = code.allocateLocal(TypeKind.INT);
    this.row = code.allocateLocal(TypeKind.INT);
    this.end = code.allocateLocal(TypeKind.INT);
    this.tries = code.allocateLocal(TypeKind.INT);
    this.steps = code.allocateLocal(TypeKind.INT);
    this.last = code.allocateLocal(TypeKind.INT);
    this.next = code.allocateLocal(TypeKind.INT);
    this.nothing = code.newLabel();
    this.partners = new Partners(code, fields, nothing);
    this.several = survey.candidates().size() > 1;
    this.record =
        !survey.telling().records() && !survey.telling().counts()
            ? null
            : new StreakRecord(code, fields, survey.telling(), RUN);
  }

  /** Generates the body. */
  static void emit(CodeBuilder code, Constants constants, Fields fields, Survey survey) {
    new StreakCode(code, constants, fields, survey).emit();
  }

  private void emit() {
    // the shape has no objects, so then an active atom is no more than its numbers
    code.aload(ACTIVE);
    code.invokevirtual(Names.SPECIES, "triesActive", Names.method(Names.BOOLEAN));
    code.ifeq(nothing);
    List<StreakCase> cases = new ArrayList<>();
    for (int i = 0; i < survey.candidates().size(); i++) {
      if (Streaks.possible(survey, i)) {
        cases.add(
            new StreakCase(
                i, code, constants, fields, survey, record == null ? done : code.newLabel()));
      }
    }
    cases.forEach(each -> each.prepare(code, fields, survey, partners, nothing));
    if (record != null) {
      record.prepare();
    }
    code.aload(ACTIVE);
    code.invokevirtual(Names.SPECIES, "activeStart", Names.method(Names.INT));
    code.dup();
    code.istore(from);
    code.istore(row);
    code.aload(ACTIVE);
    code.invokevirtual(Names.SPECIES, "end", Names.method(Names.INT));
    code.istore(end);
    code.iload(MOST);
    code.aload(RUN);
    code.invokevirtual(Names.RUN, "reactionsAhead", Names.method(Names.INT));
    min();
    if (partners.isOne()) {
      partners.limit();
    }
    code.dup();
    code.istore(MOST);
    code.istore(tries);
    long looking = cases.stream().filter(each -> Streaks.looks(each.candidate())).count();
    looks = looking == 0 ? Looks.NEVER : looking == cases.size() ? Looks.ALWAYS : Looks.SOMETIMES;
    code.iconst_0();
    code.istore(steps);
    allGo = cases.stream().allMatch(each -> Streaks.goes(each.candidate()));
    if (allGo) {
      code.iload(end);
      code.iload(from);
      code.iload(MOST);
      code.iadd();
      min();
      code.istore(end);
    } else {
      // the last try in a row is left to the general code, which then lets others have their turn
      code.iload(IN_A_ROW);
      code.loadConstant(Kernel.TRIES_IN_A_ROW - 1);
      code.if_icmpge(nothing);
    }
    loop(cases);
    finish();
    code.labelBinding(nothing);
    code.iconst_0();
    code.ireturn();
  }

  private void min() {
    code.invokestatic(Names.MATH, "min", Names.method(Names.INT, Names.INT, Names.INT));
  }

  private void loop(List<StreakCase> cases) {
    Label choose = code.newLabel();
    if (several) {
      code.aload(PROGRESS);
      code.invokevirtual(Names.PROGRESS, "last", Names.method(Names.INT));
      code.istore(last);
      code.aload(PROGRESS);
      code.invokevirtual(Names.PROGRESS, "next", Names.method(Names.INT));
      code.istore(next);
      code.labelBinding(choose);
      code.iload(next);
      code.lookupswitch(
          done, cases.stream().map(each -> SwitchCase.of(each.place, each.label)).toList());
    }
    for (StreakCase each : cases) {
      code.labelBinding(each.label);
      react(each, choose);
    }
    if (record == null) {
      cases.forEach(each -> code.labelBinding(each.failed));
      code.pop();
      return;
    }
    for (StreakCase each : cases) {
      code.labelBinding(each.failed);
      code.pop();
      code.labelBinding(each.leave);
      end(each);
      code.goto_(done);
    }
  }

  /** Tries the atom of the row with the first passive one, and those after it as long as it can. */
  private void react(StreakCase each, Label choose) {
    KernelCompiler.Candidate candidate = each.candidate();
    Label again = code.newLabel();
    if (record != null) {
      record.begin(row, MOST);
    }
    for (Step step : candidate.occurrence().steps()) {
      if (step instanceof Step.Take take && !take.active() && !partners.isOne()) {
        Shape shape = survey.target(take).shapes().getFirst();
        code.iload(partners.of(shape, Streaks.changes(candidate, take)).row());
        code.iflt(each.leave);
      }
    }
    code.labelBinding(again);
    code.iload(row);
    code.iload(end);
    code.if_icmpge(each.leave);
    if (!allGo) {
      code.iload(MOST);
      code.ifle(each.leave);
    }
    List<FoundAtom> found = new ArrayList<>();
    for (Step step : candidate.occurrence().steps()) {
      switch (step) {
        case Step.Take take when take.active() -> {
          found.add(new FoundAtom(take, survey.active(), ACTIVE, row));
          each.actives.matchFetched(take.pattern(), survey.active(), ACTIVE, row, each.leave);
          if (each.actives.isNever()) {
            catchFailures(again, each.failed);
            return;
          }
        }
        case Step.Take take -> {
          Shape shape = survey.target(take).shapes().getFirst();
          Partners.Partner partner = partners.of(shape, Streaks.changes(candidate, take));
          found.add(new FoundAtom(take, shape, partner.species(), partner.row()));
          each.others.matchFetched(
              take.pattern(), shape, partner.species(), partner.row(), each.leave);
          if (each.others.isNever()) {
            catchFailures(again, each.failed);
            return;
          }
        }
        case Step.Guard guard ->
            each.expressions.jump(
                candidate.plan().rule().guard().get(guard.conjunct()), false, each.leave);
        case Step.Enough enough -> throw new IllegalStateException("no solution is opened here");
        case Step.Rest rest -> throw new IllegalStateException("no rest is possible here");
        case Step.Split split -> throw new IllegalStateException("no List is looked into here");
      }
    }
    change(each, found);
    catchFailures(again, each.failed);
    if (several) {
      code.loadConstant(each.place);
      code.istore(last);
    }
    if (!allGo) {
      code.iinc(MOST, -1);
    }
    if (looks == Looks.SOMETIMES && Streaks.looks(candidate)) {
      code.iinc(steps, 1);
    }
    if (Streaks.goes(candidate)) {
      code.iinc(row, 1);
      code.iconst_0();
      code.istore(IN_A_ROW);
    } else {
      code.iinc(IN_A_ROW, 1);
      code.iload(IN_A_ROW);
      code.loadConstant(Kernel.TRIES_IN_A_ROW - 1);
      code.if_icmpge(each.leave);
    }
    if (several) {
      Label other = code.newLabel();
      code.iload(each.successor);
      code.loadConstant(each.place);
      code.if_icmpne(other);
      code.goto_(again);
      code.labelBinding(other);
      if (record != null) {
        end(each);
      }
      code.iload(each.successor);
      code.istore(next);
      code.goto_(choose);
    } else {
      code.goto_(again);
    }
  }

  /** Leaves failures between a label and this place to the general code. */
  private void catchFailures(Label from, Label failed) {
    Label to = code.newLabel();
    code.labelBinding(to);
    code.exceptionCatch(from, to, failed, Names.of(ArithmeticException.class));
    code.exceptionCatch(from, to, failed, Names.of(DivisionByZeroException.class));
  }

  /** Evaluates the products, then writes them. */
  private void change(StreakCase each, List<FoundAtom> found) {
    KernelCompiler.Candidate candidate = each.candidate();
    ReactionCode reaction =
        new ReactionCode(
            code,
            fields,
            each.expressions,
            each.variables,
            candidate.plan().rule(),
            survey.shapes(),
            new Outside(
                candidate.occurrence().head(),
                1,
                candidate.ruleShape(),
                RUN,
                -1,
                ACTIVE,
                each.leave,
                new HashMap<>(),
                new HashMap<>()),
            new RecordCode(
                code, fields, Telling.NOTHING, candidate.ruleShape(), List.of(), List.of()));
    List<CoreExpr> products = new ArrayList<>();
    for (CoreItem item : Kept.of(candidate.plan().rule()).products()) {
      products.add(((CoreItem.One) item).expr());
    }
    reaction.changes(
        products, found, one -> one.take().active() ? each.actives : each.others, each.leave);
  }

  /** Tells what an occurrence has done. */
  private void end(StreakCase each) {
    Partners.Partner partner = each.partner(survey, partners);
    Objects.requireNonNull(record).end(each.candidate(), ACTIVE, row, allGo ? -1 : MOST, partner);
  }

  /** Accounts for what happened, and packs it into the result. */
  private void finish() {
    code.labelBinding(done);
    code.iload(row);
    code.iload(from);
    code.isub();
    code.istore(from);
    if (allGo) {
      code.iload(from);
    } else {
      code.iload(tries);
      code.iload(MOST);
      code.isub();
    }
    code.istore(tries);
    if (several) {
      code.aload(PROGRESS);
      code.iload(last);
      code.invokevirtual(Names.PROGRESS, "reactedAsForetold", Names.method(Names.VOID, Names.INT));
    }
    code.aload(ACTIVE);
    code.iload(from);
    code.invokevirtual(Names.SPECIES, "consume", Names.method(Names.VOID, Names.INT));
    code.aload(RUN);
    code.iload(tries);
    code.iload(looks == Looks.ALWAYS ? tries : steps);
    code.invokevirtual(Names.RUN, "reacted", Names.method(Names.VOID, Names.INT, Names.INT));
    code.iload(from);
    code.iload(tries);
    code.loadConstant(Kernel.STREAK_BITS);
    code.ishl();
    code.ior();
    code.iload(IN_A_ROW);
    code.loadConstant(2 * Kernel.STREAK_BITS);
    code.ishl();
    code.ior();
    code.ireturn();
  }
}
