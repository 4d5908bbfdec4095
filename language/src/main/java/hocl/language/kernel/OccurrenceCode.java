package hocl.language.kernel;

import hocl.language.core.CoreExpr;
import hocl.language.plan.Crowd;
import hocl.language.plan.Mentions;
import hocl.language.plan.OccurrencePlan;
import hocl.language.plan.RulePlan;
import hocl.language.plan.Step;
import hocl.runtime.store.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Generates the method of one occurrence: a loop for each step that finds an atom, one inside the
 * other, then the reaction.
 */
final class OccurrenceCode {

  private static final int RUN = 1;
  private static final int HOST = 2;
  private static final int ACTIVE = 3;
  private static final int ACTIVE_ROW = 4;

  private final CodeBuilder code;
  private final Fields fields;
  private final RulePlan plan;
  private final OccurrencePlan occurrence;
  private final Shape ruleShape;
  private final Survey survey;
  private final Variables variables = new Variables();
  private final ExpressionCode expressions;
  private final PatternCode patterns;
  private final WalkCode walks;
  private final List<Found> found = new ArrayList<>();
  private final Label none;
  private final Label beyond;

  /** The locals of the solutions that were opened, by their slots. */
  private final Map<Integer, Integer> containers = new HashMap<>();

  /** An atom that a step found: its step, shape, and the locals of its species and row. */
  record Found(Step.Take take, Shape shape, int species, int row) {}

  OccurrenceCode(
      CodeBuilder code,
      Constants constants,
      Fields fields,
      KernelCompiler.Candidate candidate,
      Survey survey) {
    this.code = code;
    this.fields = fields;
    this.plan = candidate.plan();
    this.occurrence = candidate.occurrence();
    this.ruleShape = candidate.ruleShape();
    this.survey = survey;
    this.expressions = new ExpressionCode(code, constants, variables);
    this.patterns = new PatternCode(code, constants, variables, expressions);
    this.walks = new WalkCode(code, fields, expressions, patterns, RUN);
    this.none = code.newLabel();
    this.beyond = code.newLabel();
  }

  void emit() {
    if (!Crowd.of(occurrence).isEmpty()) {
      throw new NotForKernelsException("many heads alike");
    }
    Label begin = code.newLabel();
    Label end = code.newLabel();
    code.labelBinding(begin);
    rule();
    Label fail = none;
    for (Step step : occurrence.steps()) {
      fail =
          switch (step) {
            case Step.Take take -> take(take, fail);
            case Step.Guard guard -> guard(guard, fail);
            case Step.Rest rest -> {
              rest(rest);
              yield fail;
            }
          };
    }
    ReactionCode reaction =
        new ReactionCode(code, fields, expressions, plan.rule(), survey.shapes());
    reaction.prepare(beyond);
    code.labelBinding(end);
    reaction.react(found, occurrence.head(), ruleShape, RUN, HOST, ACTIVE);
    code.labelBinding(none);
    code.loadConstant(Kernel.NONE);
    code.ireturn();
    code.labelBinding(beyond);
    code.loadConstant(Kernel.BEYOND);
    code.ireturn();
    Label overflow = code.newLabel();
    code.labelBinding(overflow);
    code.pop();
    code.loadConstant(Kernel.BEYOND);
    code.ireturn();
    code.exceptionCatch(begin, end, overflow, Names.of(ArithmeticException.class));
    code.exceptionCatch(begin, end, overflow, Names.of(DivisionByZeroException.class));
  }

  /** There must be a rule of the definition; its captured values become variables. */
  private void rule() {
    fields.addRule(code, ruleShape, survey.captured(ruleShape), variables);
    fields.pushRule(code, ruleShape);
    code.ifnull(none);
  }

  private Label guard(Step.Guard guard, Label fail) {
    CoreExpr conjunct = plan.rule().guard().get(guard.conjunct());
    Label begin = code.newLabel();
    Label end = code.newLabel();
    Label handler = code.newLabel();
    code.labelBinding(begin);
    expressions.jump(conjunct, false, fail);
    code.labelBinding(end);
    if (DivisionFinder.divides(conjunct)) {
      Label after = code.newLabel();
      code.goto_(after);
      code.labelBinding(handler);
      code.pop();
      code.goto_(fail);
      code.exceptionCatch(begin, end, handler, Names.of(DivisionByZeroException.class));
      code.labelBinding(after);
    }
    return fail;
  }

  /** Finds an atom; the label is where to go when what follows fails. */
  private Label take(Step.Take take, Label fail) {
    if (take.copies() != null) {
      throw new NotForKernelsException("a count");
    }
    if (take.active()) {
      found.add(new Found(take, survey.active(), ACTIVE, ACTIVE_ROW));
      patterns.match(take.pattern(), survey.active(), ACTIVE, ACTIVE_ROW, fail);
      opened(take);
      return fail;
    }
    Shape shape = survey.target(take).main();
    int species = species(take, shape, fail);
    WalkCode.Walk walk = walks.walk(take, shape, species, fail);
    matched(take, shape, species, walk.row(), walk.next());
    opened(take);
    return walk.next();
  }

  /** The solutions that a step opened are known from now on. */
  private void opened(Step.Take take) {
    for (Step.Opened opened : take.opened()) {
      containers.put(opened.slot(), patterns.container(opened.pattern()));
    }
  }

  /** The local of the species in which a step looks; it has passive atoms. */
  private int species(Step.Take take, Shape shape, Label fail) {
    List<Shape> others = survey.target(take).others();
    int species = ACTIVE;
    if (take.container() != Step.HOST) {
      int container = Objects.requireNonNull(containers.get(take.container()));
      for (Shape other : others) {
        code.aload(container);
        fields.push(code, other);
        code.invokestatic(
            Names.SUPPORT, "filled", Names.method(Names.SPECIES, Names.SOLUTION, Names.SHAPE));
        code.ifnonnull(beyond);
      }
      species = code.allocateLocal(TypeKind.REFERENCE);
      code.aload(container);
      fields.push(code, shape);
      code.invokevirtual(Names.SOLUTION, "speciesOrNull", Names.method(Names.SPECIES, Names.SHAPE));
      code.astore(species);
      code.aload(species);
      code.ifnull(fail);
    } else {
      others.forEach(fields::mustBeAbsent);
      if (shape != survey.active()) {
        species = code.allocateLocal(TypeKind.REFERENCE);
        fields.pushSpecies(code, shape);
        code.astore(species);
        code.aload(species);
        code.ifnull(fail);
      }
    }
    code.aload(species);
    code.invokevirtual(Names.SPECIES, "passive", Names.method(Names.INT));
    code.ifeq(fail);
    return species;
  }

  /** What is left of an opened solution: nothing, which its size has told, or what nobody uses. */
  private void rest(Step.Rest rest) {
    for (int slot : rest.rests()) {
      boolean[] used = new boolean[1];
      Mentions.read(plan.rule().products(), other -> used[0] |= other == slot);
      if (used[0]) {
        throw new NotForKernelsException("a rest that is used");
      }
    }
  }

  private void matched(Step.Take take, Shape shape, int species, int row, Label next) {
    for (Found earlier : found) {
      // the active atom may be passive too, and awake
      if (earlier.shape() == shape && earlier.take().container() == take.container()) {
        code.iload(row);
        code.iload(earlier.row());
        code.if_icmpeq(next);
      }
    }
    found.add(new Found(take, shape, species, row));
    patterns.matchFetched(take.pattern(), shape, row, next);
  }
}
