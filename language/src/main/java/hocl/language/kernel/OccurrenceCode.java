package hocl.language.kernel;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.language.plan.Crowd;
import hocl.language.plan.OccurrencePlan;
import hocl.language.plan.RulePlan;
import hocl.language.plan.Step;
import hocl.language.plan.Unfolding;
import hocl.runtime.store.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
  private final Constants constants;
  private final Fields fields;
  private final RulePlan plan;
  private final OccurrencePlan occurrence;
  private final Shape ruleShape;
  private final List<Shape> followers;
  private final Survey survey;

  /** The place of the occurrence among all that the active atom can take. */
  private final int place;

  private final SlotLocals variables = new SlotLocals();
  private final ExpressionCode expressions;
  private final PatternCode patterns;
  private final KeyCode keys;
  private final WalkCode walks;
  private final List<FoundAtom> found = new ArrayList<>();
  private final Label none;
  private final Label vain;
  private final Label beyond;

  /** For each step that has begun the label where its next choice is made, or of a step before. */
  private final Label[] choices;

  private final StepsCode steps;
  private final CopiesCode copies;

  private final Outside outside;
  private final SafeRanges ranges;

  OccurrenceCode(
      CodeBuilder code,
      Constants constants,
      FunctionCode functions,
      Fields fields,
      Survey survey,
      int place) {
    KernelCompiler.Candidate candidate = survey.candidates().get(place);
    this.place = place;
    this.code = code;
    this.constants = constants;
    this.fields = fields;
    this.plan = candidate.plan();
    this.occurrence = candidate.occurrence();
    this.ruleShape = candidate.ruleShape();
    this.followers = candidate.followers();
    this.survey = survey;
    this.expressions =
        new ExpressionCode(
            code, constants, variables, functions, survey.functions(candidate.ruleShape()));
    this.none = code.newLabel();
    this.vain = code.newLabel();
    this.choices = new Label[occurrence.steps().size()];
    this.beyond = code.newLabel();
    this.patterns = new PatternCode(code, constants, variables, expressions, fields, beyond);
    this.keys = new KeyCode(code, expressions);
    this.copies = new CopiesCode(code);
    this.steps = new StepsCode(code, RUN, occurrence.steps());
    this.walks = new WalkCode(code, fields, expressions, patterns, keys, RUN, ACTIVE_ROW, steps);
    this.ranges = new SafeRanges(code);
    this.outside =
        new Outside(
            occurrence.head(),
            1,
            ruleShape,
            RUN,
            HOST,
            ACTIVE,
            beyond,
            new HashMap<>(),
            new HashMap<>());
  }

  /** Generates the body, given the name of the method that tries it with each of several rules. */
  void emit(String instances) {
    if (Crowd.isIn(occurrence.steps())) {
      throw new NotForKernelsException("three or more other heads look for any atom of one type");
    }
    if (!AttemptCode.asks(survey)) {
      new QuotaCode(code, fields, survey, ACTIVE, ACTIVE_ROW).emit(occurrence, none);
    }
    rule(instances);
    steps.begin();
    ranges.open();
    steps(0);
    ranges.close();
    code.labelBinding(vain);
    steps.tell();
    code.labelBinding(none);
    code.loadConstant(Kernel.NONE);
    code.ireturn();
    code.labelBinding(beyond);
    code.loadConstant(Kernel.BEYOND);
    code.ireturn();
    ranges.handle(beyond);
  }

  /** There must be a rule of the definition; its captured values become variables. */
  private void rule(String instances) {
    Label single = code.newLabel();
    fields
        .rules()
        .add(
            code,
            ruleShape,
            survey.captured(ruleShape),
            plan.rule().kind() != ReactionKind.REPLACE,
            variables);
    fields.rules().push(code, ruleShape);
    code.ifnull(none);
    fields.rules().pushSeveral(code, ruleShape);
    code.ifeq(single);
    code.aload(0);
    code.aload(RUN);
    code.aload(HOST);
    code.aload(ACTIVE);
    code.iload(ACTIVE_ROW);
    code.invokevirtual(fields.owner(), instances, Names.OCCURRENCE);
    code.ireturn();
    code.labelBinding(single);
  }

  /** Where to go on when a step fails. */
  private Label fail(int number) {
    int back = occurrence.backs().get(number);
    return back < 0 ? vain : choices[back];
  }

  /** Generates the steps from one on, then the reaction; what comes next is reached by jumps. */
  private void steps(int number) {
    if (number == occurrence.steps().size()) {
      react();
      return;
    }
    Label fail = fail(number);
    // that of most steps; one that finds an atom has choices of its own
    choices[number] = fail;
    switch (occurrence.steps().get(number)) {
      case Step.Take take when take.active() -> {
        found.add(new FoundAtom(take, survey.active(), ACTIVE, ACTIVE_ROW));
        patterns.match(take.pattern(), survey.active(), ACTIVE, ACTIVE_ROW, fail);
        goOn(take, number);
      }
      case Step.Take take -> take(take, number, fail);
      case Step step -> {
        condition(step, fail);
        steps(number + 1);
      }
    }
  }

  /** A step that takes no atom. */
  private void condition(Step step, Label fail) {
    switch (step) {
      case Step.Enough enough ->
          new QuotaCode(code, fields, survey, ACTIVE, ACTIVE_ROW)
              .emit(enough, container(enough.container()), fail);
      case Step.Guard guard -> guard(guard, fail);
      case Step.Rest rest -> rest(rest);
      case Step.Split split ->
          throw new NotForKernelsException(split.pattern(), "looks into a List");
      case Step.Take take -> throw new IllegalArgumentException("an atom is taken");
    }
  }

  /**
   * One reaction or several at once, as it was with the sample; other solutions are beyond this.
   */
  private void react() {
    if (followers.isEmpty()) {
      reaction(plan.rule(), outside, false);
      return;
    }
    boolean atOnce = survey.hasFollowers(followers);
    Label alone = code.newLabel();
    for (Shape follower : followers) {
      fields.rules().add(code, follower, List.of(), false, variables);
      fields.rules().push(code, follower);
      code.ifnull(atOnce ? beyond : alone);
    }
    if (!atOnce) {
      code.goto_(beyond);
      code.labelBinding(alone);
    }
    reaction(
        atOnce ? plan.rule() : plan.plain(),
        atOnce ? outside.atOnce(plan.reactions()) : outside,
        atOnce);
  }

  private void reaction(RuleCore rule, Outside around, boolean atOnce) {
    Unfolding unfolding = atOnce ? plan.unfolding() : null;
    List<Unfolding.Follower> following = unfolding == null ? List.of() : unfolding.followers();
    new ReactionCode(
            code,
            fields,
            expressions,
            variables,
            rule,
            survey.shapes(),
            around,
            new RecordCode(code, fields, survey.telling(), ruleShape, following, followers))
        .emit(
            found,
            () -> {
              ranges.close();
              steps.tell();
            },
            ranges::open);
  }

  private void guard(Step.Guard guard, Label fail) {
    CoreExpr conjunct = plan.rule().guard().get(guard.conjunct());
    Label begin = code.newLabel();
    Label end = code.newLabel();
    Label handler = code.newLabel();
    code.labelBinding(begin);
    expressions.jump(conjunct, false, fail);
    code.labelBinding(end);
    if (expressions.mayFail(conjunct)) {
      Label after = code.newLabel();
      code.goto_(after);
      code.labelBinding(handler);
      code.pop();
      if (survey.telling().failures() && occurrence.isInOrder(guard)) {
        code.aload(0);
        code.aload(RUN);
        code.invokevirtual(Names.KERNEL, "guardFailed", Names.method(Names.VOID, Names.RUN));
      }
      code.goto_(fail);
      code.exceptionCatch(begin, end, handler, Names.of(DivisionByZeroException.class));
      code.labelBinding(after);
    }
  }

  /** Finds an atom of each shape in turn, and goes on with it. */
  private void take(Step.Take take, int number, Label fail) {
    Survey.Target target = survey.target(take);
    others(take, target);
    Label end = code.newLabel();
    for (int i = 0; i < target.shapes().size(); i++) {
      Label next = i == target.shapes().size() - 1 ? end : code.newLabel();
      Shape shape = target.shapes().get(i);
      FoundAtom before = take.after() == Step.Take.ANY ? null : found(take.after());
      if (!keys.fit(take, shape) || (before != null && before.shape().compareTo(shape) > 0)) {
        code.labelBinding(next);
        continue;
      }
      int after = before != null && before.shape() == shape ? before.row() : WalkCode.FIRST;
      Object bound = variables.snapshot();
      int taken = found.size();
      try {
        int species = species(take, shape, next);
        keys.checkFit(take, shape, constants, next, beyond);
        WalkCode.Walk walk = walks.walk(take, shape, species, after, next);
        matched(take, shape, species, walk.row(), walk.next());
        // where all atoms that match are equal, one of them is tried
        choices[number] = take.once() ? fail : walk.next();
        goOn(take, number);
      } catch (NotForKernelsException e) {
        if (e.exclusion() != null || target.shapes().size() == 1) {
          throw e;
        }
        throw new NotForKernelsException(
            new Survey.Excluded(place, take.number(), shape.signature()), e);
      }
      found.subList(taken, found.size()).clear();
      variables.restore(bound);
      code.labelBinding(next);
    }
    if (!target.after().isEmpty()) {
      fields.pushFilled(code, target.after());
      code.ifne(beyond);
    }
    code.goto_(fail);
  }

  /** Generates what follows a step that took an atom, if that can be. */
  private void goOn(Step.Take take, int number) {
    if (!patterns.isNever()) {
      copies.find(found, steps, RUN, choices[number]);
      opened(take);
      steps(number + 1);
    }
  }

  /** The atom that an earlier step found. */
  private FoundAtom found(int number) {
    for (FoundAtom each : found) {
      if (each.take().number() == number) {
        return each;
      }
    }
    throw new IllegalStateException("no step before found it");
  }

  /** Atoms of other shapes that would come before are beyond this code. */
  private void others(Step.Take take, Survey.Target target) {
    if (take.container() != Step.HOST) {
      for (Shape other : target.before()) {
        code.aload(container(take.container()));
        fields.push(code, other);
        code.invokestatic(
            Names.SUPPORT, "filled", Names.method(Names.SPECIES, Names.SOLUTION, Names.SHAPE));
        code.ifnonnull(beyond);
      }
    } else if (!target.before().isEmpty()) {
      fields.pushFilled(code, target.before());
      code.ifne(beyond);
    }
  }

  private int container(int slot) {
    return Objects.requireNonNull(outside.containers().get(slot));
  }

  /** The solutions that a step opened are known from now on. */
  private void opened(Step.Take take) {
    for (Step.Opened opened : take.opened()) {
      if (opened.pattern() instanceof CorePattern.OfSolution solution) {
        outside.containers().put(opened.slot(), patterns.container(solution));
      }
    }
  }

  /** The local of the species in which a step looks. */
  private int species(Step.Take take, Shape shape, Label fail) {
    if (take.container() == Step.HOST && shape == survey.active()) {
      return ACTIVE;
    }
    int species = code.allocateLocal(TypeKind.REFERENCE);
    if (take.container() == Step.HOST) {
      fields.pushSpecies(code, shape);
    } else {
      code.aload(container(take.container()));
      fields.push(code, shape);
      code.invokevirtual(Names.SOLUTION, "speciesOrNull", Names.method(Names.SPECIES, Names.SHAPE));
    }
    code.astore(species);
    code.aload(species);
    code.ifnull(fail);
    return species;
  }

  /** Generates the rest of an opened solution; where no rest may be, its size has told. */
  private void rest(Step.Rest rest) {
    if (rest.rests().size() > 1) {
      throw new NotForKernelsException("several rests share what is left of a solution");
    }
    rest.rests().forEach(slot -> outside.rests().put(slot, rest.solution()));
  }

  private void matched(Step.Take take, Shape shape, int species, int row, Label next) {
    copies.checkBeside(found, shape, take);
    for (FoundAtom earlier : found) {
      // the active atom may be passive too, and awake
      if (earlier.shape() == shape && earlier.take().container() == take.container()) {
        code.iload(row);
        code.iload(earlier.row());
        code.if_icmpeq(next);
      }
    }
    found.add(new FoundAtom(take, shape, species, row));
    patterns.matchFetched(take.pattern(), shape, species, row, next);
  }
}
