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
  private final IdentityHashMap<RuleCore, GuardTally> tallies = new IdentityHashMap<>();
  private final Set<GuardTally> told = new HashSet<>();

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

  /** The tally of the guard of a rule in this run. */
  GuardTally tally(RuleCore core) {
    return tallies.computeIfAbsent(core, GuardTally::new);
  }

  /** Forgets what is known of guards. */
  void reset() {
    tallies.values().forEach(GuardTally::reset);
    told.clear();
  }

  /** Tells of each rule, once, whose guard never had a value so far. */
  void tellNeverEvaluated(Observer listener) {
    for (GuardTally tally : tallies.values()) {
      Rule rule = tally.neverEvaluated();
      EvaluationException reason = tally.reason();
      if (rule != null && reason != null && told.add(tally)) {
        listener.guardNeverEvaluated(rule, Failures.sentence(reason));
      }
    }
  }

  /** A guard failed. Returns if it just does not hold. */
  void failed(RuleCore core, Rule rule, EvaluationException failure, Run run) {
    if (strict) {
      throw Failures.inGuard(core, failure);
    }
    if (counted) {
      run.guardFailed(rule, Failures.sentence(failure));
    }
  }
}
