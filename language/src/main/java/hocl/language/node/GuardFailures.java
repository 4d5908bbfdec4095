package hocl.language.node;

import hocl.language.core.RuleCore;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Rule;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Run;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/** The treatment of guards that cannot be evaluated. */
final class GuardFailures {

  private final boolean counted;
  private final boolean strict;
  private final boolean told;
  private final IdentityHashMap<RuleCore, GuardTally> tallies = new IdentityHashMap<>();
  private final Set<GuardTally> named = new HashSet<>();

  /**
   * A policy.
   *
   * @param counted whether failures are counted
   * @param strict whether a failure ends the run
   * @param told whether the observer hears of each of them
   */
  GuardFailures(boolean counted, boolean strict, boolean told) {
    this.counted = counted;
    this.strict = strict;
    this.told = told;
  }

  /** Whether it matters which guard fails and why. */
  boolean tells() {
    return told || strict;
  }

  /** The tally of the guard of a rule in this run. */
  GuardTally tally(RuleCore core) {
    return tallies.computeIfAbsent(core, GuardTally::new);
  }

  /** Forgets what is known of guards. */
  void reset() {
    tallies.values().forEach(GuardTally::reset);
    named.clear();
  }

  /** Tells of each rule, once, whose guard never had a value so far. */
  void tellNeverEvaluated(Observer listener) {
    for (GuardTally tally : tallies.values()) {
      Rule rule = tally.neverEvaluated();
      EvaluationException reason = tally.reason();
      if (rule != null && reason != null && named.add(tally)) {
        listener.guardNeverEvaluated(rule, Failures.sentence(reason));
      }
    }
  }

  /** A guard failed. Returns if it just does not hold. */
  void failed(RuleCore core, Rule rule, EvaluationException failure, Run run) {
    if (strict) {
      throw Failures.inGuard(core, failure);
    }
    if (counted && told) {
      run.guardFailed(rule, Failures.sentence(failure));
    } else if (counted) {
      run.guardsFailed(1);
    }
  }
}
