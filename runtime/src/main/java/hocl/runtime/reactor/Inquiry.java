package hocl.runtime.reactor;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Solution;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * A store with a solution at rest, for code that searches it for possible reactions and lets none
 * happen. Used by one thread.
 */
public final class Inquiry {

  private final Spending spending;
  private final Cancellation cancellation = new Cancellation();
  private final Run run;

  /**
   * An inquiry over an empty store.
   *
   * @param effort what all searches together may spend
   */
  public Inquiry(Effort effort) {
    this.spending = new Spending(effort);
    this.run = new Run(new Store(), Choice.fair(), Observer.NONE);
    run.begin(new Budget(Long.MAX_VALUE, null, cancellation, reactions -> look()));
  }

  /** The state that searching code needs at hand; the effort counts its steps. */
  public Run run() {
    return run;
  }

  /**
   * Puts a solution in, with all atoms passive and all solutions in it taken for inert.
   *
   * @return the living solution, opened
   */
  public ReactingSolution load(Solution solution) {
    ReactingSolution around = new ReactingSolution(run.store());
    around.add(Atoms.settled(solution));
    List<ReactingSolution> loaded = new ArrayList<>(1);
    around.forEach(atom -> loaded.add((ReactingSolution) atom));
    loaded.getFirst().open();
    return loaded.getFirst();
  }

  /**
   * Runs a search until the effort is spent; not at all if it is spent already.
   *
   * @return whether the search came to its end
   */
  public boolean search(Runnable search) {
    return !cancellation.isCancelled() && Run.guarded(search) == null;
  }

  private void look() {
    if (spending.isOver(run.steps())) {
      cancellation.cancel();
    }
  }
}
