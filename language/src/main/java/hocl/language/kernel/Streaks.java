package hocl.language.kernel;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CoreWalk;
import hocl.language.core.ReactionKind;
import hocl.language.plan.Crowd;
import hocl.language.plan.InPlace;
import hocl.language.plan.Kept;
import hocl.language.plan.OccurrencePlan;
import hocl.language.plan.Step;

/** Which occurrences can be part of a streak, see {@link StreakCode}. */
final class Streaks {

  private Streaks() {}

  /** Whether some occurrence can be part of a streak. */
  static boolean possible(Survey survey) {
    for (int i = 0; i < survey.candidates().size(); i++) {
      if (possible(survey, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an occurrence can be part of a streak. */
  static boolean possible(Survey survey, int place) {
    KernelCompiler.Candidate candidate = survey.candidates().get(place);
    OccurrencePlan occurrence = candidate.occurrence();
    if (candidate.plan().reactions() > 1
        || calls(candidate)
        || candidate.plan().rule().kind() != ReactionKind.REPLACE
        || survey.active().hasObjects()
        || Crowd.isIn(occurrence.steps())) {
      return false;
    }
    int others = 0;
    for (Step step : occurrence.steps()) {
      switch (step) {
        case Step.Take take when take.copies() != null -> {
          return false;
        }
        case Step.Take take when take.active() -> {}
        case Step.Take take -> {
          others++;
          if (others > 1 || !isPartner(survey, take)) {
            return false;
          }
        }
        case Step.Guard guard -> {}
        case Step.Enough enough -> {
          return false;
        }
        case Step.Rest rest -> {
          return false;
        }
        case Step.Split split -> {
          return false;
        }
      }
    }
    return changesInPlace(candidate);
  }

  /** Whether a function is called: that may be left in the middle, when a limit is met. */
  private static boolean calls(KernelCompiler.Candidate candidate) {
    boolean[] found = new boolean[1];
    CoreWalk.ofRule(candidate.plan().rule(), expr -> found[0] |= expr instanceof CoreExpr.Call);
    return found[0];
  }

  private static boolean isPartner(Survey survey, Step.Take take) {
    Survey.Target target = survey.target(take);
    return take.container() == Step.HOST
        && take.keys().isEmpty()
        && target.shapes().size() == 1
        && !target.shapes().getFirst().hasObjects();
  }

  /** Whether every product takes the place of an atom, and only the active one may go. */
  private static boolean changesInPlace(KernelCompiler.Candidate candidate) {
    Kept kept = Kept.of(candidate.plan().rule());
    int active = candidate.occurrence().head();
    InPlace inPlace = InPlace.of(candidate.plan().rule(), kept, active);
    int placed = 0;
    for (int head = 0; head < candidate.plan().rule().heads().size(); head++) {
      if (inPlace.product(head) != InPlace.NONE) {
        placed++;
      } else if (head != active && !kept.stays(head)) {
        return false;
      }
    }
    return placed == kept.products().size()
        && kept.products().stream().allMatch(CoreItem.One.class::isInstance);
  }

  /** Whether an occurrence looks for a partner of the active atom. */
  static boolean looks(KernelCompiler.Candidate candidate) {
    return candidate.occurrence().steps().stream()
        .anyMatch(step -> step instanceof Step.Take take && !take.active());
  }

  /** Whether the atom that a step takes changes. */
  static boolean changes(KernelCompiler.Candidate candidate, Step.Take take) {
    Kept kept = Kept.of(candidate.plan().rule());
    return !kept.stays(take.head());
  }

  /** Whether the active atom goes. */
  static boolean goes(KernelCompiler.Candidate candidate) {
    Kept kept = Kept.of(candidate.plan().rule());
    int active = candidate.occurrence().head();
    return !kept.stays(active)
        && InPlace.of(candidate.plan().rule(), kept, active).product(active) == InPlace.NONE;
  }
}
