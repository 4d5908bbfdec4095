package hocl.language.kernel;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.plan.Kept;
import hocl.language.plan.Search;
import hocl.language.plan.Step;
import hocl.runtime.store.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
   * lowest 8 bits, how many tries there were in the next 8, and above how often the oldest active
   * atom has been tried in a row by then.
   */
  static final MethodTypeDesc TYPE =
      Names.method(Names.INT, Names.RUN, Names.SPECIES, Names.PROGRESS, Names.INT, Names.INT);

  private static final int RUN = 1;
  private static final int ACTIVE = 2;
  private static final int PROGRESS = 3;
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
  private final int last;

  private final Map<Key, Partner> partners = new LinkedHashMap<>();

  /** What partners have in common: their shape, and whether they change in place. */
  private record Key(Shape shape, boolean changes) {}

  /** The locals of the species and the row of a partner. */
  private record Partner(int species, int row) {}

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
    this.last = code.allocateLocal(TypeKind.INT);
  }

  /** Generates the body. */
  static void emit(CodeBuilder code, Constants constants, Fields fields, Survey survey) {
    new StreakCode(code, constants, fields, survey).emit();
  }

  private void emit() {
    Label begin = code.newLabel();
    code.aload(ACTIVE);
    code.invokevirtual(Names.SPECIES, "isQueueOfColumns", Names.method(Names.BOOLEAN));
    code.ifne(begin);
    code.iconst_0();
    code.ireturn();
    code.labelBinding(begin);
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
    code.invokestatic(Names.MATH, "min", Names.method(Names.INT, Names.INT, Names.INT));
    code.istore(MOST);
    code.iconst_0();
    code.istore(tries);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < survey.candidates().size(); i++) {
      if (Streaks.possible(survey, i)) {
        cases.add(new Case(i, code.newLabel()));
      }
    }
    cases.forEach(this::prepare);
    loop(cases);
    finish();
  }

  /** An occurrence that can be part of a streak, and where its code is. */
  private final class Case {
    final int place;
    final Label label;
    final Variables variables = new Variables();
    final ExpressionCode expressions = new ExpressionCode(code, constants, variables);
    final PatternCode actives =
        new PatternCode(code, constants, variables, expressions, fields, done);
    final PatternCode others =
        new PatternCode(code, constants, variables, expressions, fields, done);

    Case(int place, Label label) {
      this.place = place;
      this.label = label;
    }

    KernelCompiler.Candidate candidate() {
      return survey.candidates().get(place);
    }
  }

  /** Stores what does not change during a streak. */
  private void prepare(Case each) {
    KernelCompiler.Candidate candidate = each.candidate();
    fields
        .rules()
        .add(
            code,
            candidate.ruleShape(),
            survey.captured(candidate.ruleShape()),
            false,
            each.variables);
    for (Step step : candidate.occurrence().steps()) {
      if (step instanceof Step.Take take) {
        if (take.active()) {
          each.actives.fetch(take.pattern(), survey.active(), ACTIVE);
        } else {
          Shape shape = survey.target(take).shapes().getFirst();
          if (!survey.target(take).before().isEmpty()) {
            Label absent = code.newLabel();
            fields.pushFilled(code, survey.target(take).before());
            code.ifeq(absent);
            code.iconst_0();
            code.ireturn();
            code.labelBinding(absent);
          }
          if (Search.of(take, shape) != null) {
            // then the first one by that order comes first
            Label unordered = code.newLabel();
            code.aload(partner(shape, Streaks.changes(candidate, take)).species());
            code.invokevirtual(Names.SPECIES, "mayBeOrdered", Names.method(Names.BOOLEAN));
            code.ifeq(unordered);
            code.iconst_0();
            code.ireturn();
            code.labelBinding(unordered);
          }
          each.others.fetch(
              take.pattern(), shape, partner(shape, Streaks.changes(candidate, take)).species());
        }
      }
    }
  }

  /** The locals of a partner's species and first passive row, or -1 if that will not do. */
  private Partner partner(Shape shape, boolean changes) {
    Key key = new Key(shape, changes);
    Partner known = partners.get(key);
    if (known != null) {
      return known;
    }
    Partner made =
        new Partner(code.allocateLocal(TypeKind.REFERENCE), code.allocateLocal(TypeKind.INT));
    partners.put(key, made);
    Label there = code.newLabel();
    Label nobody = code.newLabel();
    fields.pushSpecies(code, shape);
    code.astore(made.species());
    code.aload(made.species());
    code.ifnull(nobody);
    code.aload(made.species());
    code.invokevirtual(Names.SPECIES, "passive", Names.method(Names.INT));
    code.ifne(there);
    code.labelBinding(nobody);
    code.iconst_0();
    code.ireturn();
    code.labelBinding(there);
    code.aload(made.species());
    code.invokevirtual(Names.SPECIES, changes ? "firstToChange" : "first", Names.method(Names.INT));
    code.istore(made.row());
    return made;
  }

  private void loop(List<Case> cases) {
    Label top = code.newLabel();
    boolean several = survey.candidates().size() > 1;
    if (several) {
      code.aload(PROGRESS);
      code.invokevirtual(Names.PROGRESS, "next", Names.method(Names.INT));
      code.istore(last);
    }
    code.labelBinding(top);
    code.iload(row);
    code.iload(end);
    code.if_icmpge(done);
    code.iload(tries);
    code.iload(MOST);
    code.if_icmpge(done);
    if (several) {
      code.iload(last);
      code.lookupswitch(
          done, cases.stream().map(each -> SwitchCase.of(each.place, each.label)).toList());
    }
    for (Case each : cases) {
      code.labelBinding(each.label);
      react(each, top, several);
    }
  }

  /** Tries the atom of the row with the first passive one. */
  private void react(Case each, Label top, boolean several) {
    KernelCompiler.Candidate candidate = each.candidate();
    fields.rules().checkSingle(code, candidate.ruleShape(), done);
    Label begin = code.newLabel();
    code.labelBinding(begin);
    code.nop();
    List<OccurrenceCode.Found> found = new ArrayList<>();
    for (Step step : candidate.occurrence().steps()) {
      switch (step) {
        case Step.Take take when take.active() -> {
          found.add(new OccurrenceCode.Found(take, survey.active(), ACTIVE, row));
          each.actives.matchFetched(take.pattern(), survey.active(), ACTIVE, row, done);
        }
        case Step.Take take -> {
          Shape shape = survey.target(take).shapes().getFirst();
          Partner partner = partner(shape, Streaks.changes(candidate, take));
          found.add(new OccurrenceCode.Found(take, shape, partner.species(), partner.row()));
          code.iload(partner.row());
          code.iflt(done);
          each.others.matchFetched(take.pattern(), shape, partner.species(), partner.row(), done);
        }
        case Step.Guard guard ->
            each.expressions.jump(
                candidate.plan().rule().guard().get(guard.conjunct()), false, done);
        case Step.Rest rest -> throw new IllegalStateException("no rest is possible here");
      }
    }
    change(each, found);
    Label after = code.newLabel();
    code.labelBinding(after);
    for (Class<?> failure : List.of(ArithmeticException.class, DivisionByZeroException.class)) {
      Label handler = code.newLabel();
      Label beyond = code.newLabel();
      code.goto_(beyond);
      code.labelBinding(handler);
      code.pop();
      code.goto_(done);
      code.labelBinding(beyond);
      code.exceptionCatch(begin, after, handler, Names.of(failure));
    }
    code.iinc(tries, 1);
    boolean gone = Streaks.goes(candidate);
    if (several) {
      code.aload(PROGRESS);
      code.loadConstant(each.place);
      code.invokevirtual(Names.PROGRESS, "reacted", Names.method(Names.VOID, Names.INT));
      code.aload(PROGRESS);
      code.invokevirtual(Names.PROGRESS, "next", Names.method(Names.INT));
      code.istore(last);
    }
    if (gone) {
      code.iinc(row, 1);
      code.iconst_0();
      code.istore(IN_A_ROW);
      code.goto_(top);
    } else {
      code.iinc(IN_A_ROW, 1);
      code.iload(IN_A_ROW);
      code.loadConstant(Kernel.TRIES_IN_A_ROW - 1);
      code.if_icmplt(top);
      code.goto_(done);
    }
  }

  /** Evaluates the products, then writes them. */
  private void change(Case each, List<OccurrenceCode.Found> found) {
    KernelCompiler.Candidate candidate = each.candidate();
    ReactionCode reaction =
        new ReactionCode(
            code,
            fields,
            each.expressions,
            each.variables,
            candidate.plan().rule(),
            survey.shapes(),
            new ReactionCode.Outside(
                candidate.occurrence().head(),
                candidate.ruleShape(),
                RUN,
                -1,
                ACTIVE,
                done,
                new HashMap<>(),
                new HashMap<>()));
    List<CoreExpr> products = new ArrayList<>();
    for (CoreItem item : Kept.of(candidate.plan().rule()).products()) {
      products.add(((CoreItem.One) item).expr());
    }
    reaction.changes(products, found, done);
  }

  /** Accounts for what happened, and packs it into the result. */
  private void finish() {
    code.labelBinding(done);
    code.iload(row);
    code.iload(from);
    code.isub();
    code.istore(from);
    code.aload(ACTIVE);
    code.iload(from);
    code.invokevirtual(Names.SPECIES, "consume", Names.method(Names.VOID, Names.INT));
    code.aload(RUN);
    code.iload(tries);
    code.invokevirtual(Names.RUN, "reacted", Names.method(Names.VOID, Names.INT));
    code.iload(from);
    code.iload(tries);
    code.loadConstant(8);
    code.ishl();
    code.ior();
    code.iload(IN_A_ROW);
    code.loadConstant(16);
    code.ishl();
    code.ior();
    code.ireturn();
  }
}
