package hocl.language.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/** An occurrence that can be part of a streak, and where its code is. */
final class StreakCase {

  /** The place of the occurrence among the candidates. */
  final int place;

  private final KernelCompiler.Candidate candidate;

  /** Where the code begins. */
  final Label label;

  /** The local of the occurrence that most often follows. */
  int successor;

  final Variables variables = new Variables();
  final ExpressionCode expressions;

  /** Matches the active atoms. */
  final PatternCode actives;

  /** Matches their partner. */
  final PatternCode others;

  /** The occurrence of a place; what its patterns leave to others ends the streak. */
  StreakCase(
      int place, CodeBuilder code, Constants constants, Fields fields, Survey survey, Label done) {
    this.place = place;
    this.candidate = survey.candidates().get(place);
    this.label = code.newLabel();
    this.expressions = new ExpressionCode(code, constants, variables);
    this.actives = new PatternCode(code, constants, variables, expressions, fields, done);
    this.others = new PatternCode(code, constants, variables, expressions, fields, done);
  }

  KernelCompiler.Candidate candidate() {
    return candidate;
  }
}
