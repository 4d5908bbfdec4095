package hocl.language.node;

import hocl.language.core.RuleCore;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Rule;
import hocl.runtime.reactor.Run;

/** What happens when a guard cannot be evaluated. */
final class GuardFailures {

  /** Failures are neither counted nor told. */
  static final GuardFailures UNTOLD = new GuardFailures(false, false);

  private final boolean counted;
  private final boolean strict;

  /**
   * A policy.
   *
   * @param counted whether failures are counted and told; then plans test guards in order, so that
   *     every failure met is one that counts
   * @param strict whether a failure ends the run
   */
  GuardFailures(boolean counted, boolean strict) {
    this.counted = counted;
    this.strict = strict;
  }

  /** A guard failed. Returns if it just does not hold. */
  void failed(RuleCore core, Rule rule, EvaluationException failure, Run run) {
    if (strict) {
      throw Failures.inGuard(core, failure);
    }
    if (counted) {
      run.guardFailed();
      run.listener().guardFailed(rule, Failures.sentence(failure));
    }
  }
}
