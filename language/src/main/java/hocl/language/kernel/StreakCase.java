package hocl.language.kernel;

import hocl.language.plan.Search;
import hocl.language.plan.Step;
import hocl.runtime.store.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import org.jspecify.annotations.Nullable;

/** An occurrence that can be part of a streak, and where its code is. */
final class StreakCase {

  /** The place of the occurrence among the candidates. */
  final int place;

  private final KernelCompiler.Candidate candidate;

  /** Where the code begins. */
  final Label label;

  /** Where to go when the streak does not go on with the occurrence. */
  final Label leave;

  /** Where to go when an evaluation fails, with the failure on the stack. */
  final Label failed;

  /** The local of the occurrence that most often follows. */
  int successor;

  final SlotLocals variables = new SlotLocals();
  final ExpressionCode expressions;

  /** Matches the active atoms. */
  final PatternCode actives;

  /** Matches their partner. */
  final PatternCode others;

  /**
   * The occurrence of a place.
   *
   * @param leave where to go when a pattern does not match
   */
  StreakCase(
      int place, CodeBuilder code, Constants constants, Fields fields, Survey survey, Label leave) {
    this.place = place;
    this.candidate = survey.candidates().get(place);
    this.label = code.newLabel();
    this.leave = leave;
    this.failed = code.newLabel();
    this.expressions = new ExpressionCode(code, constants, variables, null, KnownFunctions.NONE);
    this.actives = new PatternCode(code, constants, variables, expressions, fields, leave);
    this.others = new PatternCode(code, constants, variables, expressions, fields, leave);
  }

  KernelCompiler.Candidate candidate() {
    return candidate;
  }

  /** Stores what does not change during a streak. */
  void prepare(CodeBuilder code, Fields fields, Survey survey, Partners partners, Label nothing) {
    fields
        .rules()
        .add(code, candidate.ruleShape(), survey.captured(candidate.ruleShape()), false, variables);
    fields.rules().checkSingle(code, candidate.ruleShape(), nothing);
    if (survey.candidates().size() > 1) {
      successor = code.allocateLocal(TypeKind.INT);
      code.aload(StreakCode.PROGRESS);
      code.loadConstant(place);
      code.invokevirtual(Names.PROGRESS, "successor", Names.method(Names.INT, Names.INT));
      code.istore(successor);
    }
    for (Step step : candidate.occurrence().steps()) {
      if (step instanceof Step.Take take) {
        if (take.active()) {
          actives.fetch(take.pattern(), survey.active(), StreakCode.ACTIVE);
        } else {
          Shape shape = survey.target(take).shapes().getFirst();
          if (!survey.target(take).before().isEmpty()) {
            fields.pushFilled(code, survey.target(take).before());
            code.ifne(nothing);
          }
          if (Search.of(take, shape) != null) {
            // then the first one by that order comes first
            code.aload(partners.of(shape, Streaks.changes(candidate, take)).species());
            code.invokestatic(
                Names.INDEXING, "mayBeOrdered", Names.method(Names.BOOLEAN, Names.SPECIES));
            code.ifne(nothing);
          }
          others.fetch(
              take.pattern(),
              shape,
              partners.of(shape, Streaks.changes(candidate, take)).species());
        }
      }
    }
  }

  /** The partner of the active atoms, or null if they react alone. */
  Partners.@Nullable Partner partner(Survey survey, Partners partners) {
    for (Step step : candidate.occurrence().steps()) {
      if (step instanceof Step.Take take && !take.active()) {
        Shape shape = survey.target(take).shapes().getFirst();
        return partners.of(shape, Streaks.changes(candidate, take));
      }
    }
    return null;
  }
}
