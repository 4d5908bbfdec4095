package hocl.runtime.ledger;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The wrong results that are shown to verifiers in place of commits, while a ledger is being
 * changed by one command. A commit waits while a verifier looks at what is in its place.
 */
final class Plants {

  private final Draft draft;
  private final History history;

  Plants(Draft draft, History history) {
    this.draft = draft;
    this.history = history;
  }

  /**
   * Shows a wrong result to a verifier, if none has been drawn for the commit.
   *
   * @param present whether the verifier takes part
   */
  void plant(Command.Plant plant, boolean present) {
    Provisional step = history.step(plant.fence());
    if (step != null
        && step.isOpen()
        && !step.drawn()
        && present
        && !plant.verifier().equals(step.author().node())) {
      Verification verification = Verification.of(plant.verifier(), ++draft.fences);
      history.replace(step.with(new Planted(plant.commit(), plant.written(), verification)));
    } else {
      history.leftovers().addAll(plant.written());
    }
  }

  /** Takes some planted results away. */
  void drop(Predicate<Planted> which) {
    for (Provisional step : history.commits()) {
      Planted planted = step.planted();
      if (planted != null && which.test(planted)) {
        history.leftovers().addAll(planted.written());
        history.replace(step.with((Planted) null));
      }
    }
  }

  /** A planted result for a sender, as it sees it, which begins with it; or null. */
  @Nullable Provisional assignment(Sender sender) {
    for (Provisional step : history.commits()) {
      Planted planted = step.planted();
      if (planted != null && planted.waitsFor(sender)) {
        Planted begun = planted.with(planted.verification().heldBy(sender));
        history.replace(step.with(begun));
        return step.decoy(begun);
      }
    }
    return null;
  }

  /**
   * Takes a verdict if it is on a planted result. One that is called wrong is taken away; one that
   * is called right stays, and the referee looks itself before anybody is blamed.
   *
   * @return whether it was on one
   */
  boolean found(Sender sender, Command.Verdict verdict) {
    Provisional step = history.step(verdict.fence());
    Planted planted = step == null ? null : step.planted();
    if (step == null || planted == null || !planted.isHeldBy(sender)) {
      return false;
    }
    if (verdict.right()) {
      Verification agreed = planted.verification().with(verdict);
      history.replace(step.with(planted.with(agreed)));
    } else {
      drop(planted::equals);
    }
    return true;
  }

  /**
   * Takes a planted result away that a verifier called right.
   *
   * @param fence of the verification
   * @return the result as its verifier saw it, or null if there is none
   */
  @Nullable Provisional judged(long fence) {
    for (Provisional step : history.commits()) {
      Planted planted = step.planted();
      if (planted != null && !planted.isPending() && planted.fence() == fence) {
        drop(planted::equals);
        return step.decoy(planted);
      }
    }
    return null;
  }
}
