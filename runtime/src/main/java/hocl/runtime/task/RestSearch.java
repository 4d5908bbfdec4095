package hocl.runtime.task;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.Generation;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.CpuTime;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.reactor.Vessel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The search that shows that nothing can react after a commit which says so. It is the part of
 * verifying that grows with the search of the task itself. For one thread.
 */
final class RestSearch {

  private final Supplier<Vessel> vessel;
  private final Results results;
  private long nanos;

  /**
   * A search.
   *
   * @param vessel an empty one, asked for at each search and left empty
   * @param results of the job
   */
  RestSearch(Supplier<Vessel> vessel, Results results) {
    this.vessel = vessel;
    this.results = results;
  }

  /** The CPU time of all searches so far, in nanoseconds. */
  long nanos() {
    return nanos;
  }

  /**
   * Whether nothing can react among the atoms that a commit leaves. Those that were at rest before
   * it are not tried with one another again.
   *
   * @param inputs the atoms of the lease
   * @param rules that react everywhere
   */
  boolean isThere(Provisional step, Inputs inputs, Molecule rules) {
    long before = CpuTime.now();
    Vessel here = vessel.get();
    try {
      load(step, inputs, rules, here);
      End end = here.drive(new Budget(1, null, new Cancellation()));
      return end == End.INERT && here.reactions() == 0;
    } catch (ReactionFailure e) {
      return false;
    } finally {
      here.clear();
      nanos += CpuTime.now() - before;
    }
  }

  private void load(Provisional step, Inputs inputs, Molecule rules, Vessel here) {
    Commit commit = step.commit();
    // molecules are not to be compared
    Set<Inputs.Loaded> whole = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Generation> generations = new ArrayList<>();
    for (Inputs.Loaded one : inputs.loaded()) {
      if (commit.parts().get(one.part()).kept().contains(one.generation())) {
        whole.add(one);
        generations.add(one.generation());
      }
    }
    Set<Inputs.Loaded> settled = Collections.newSetFromMap(new IdentityHashMap<>());
    settled.addAll(inputs.settled());
    rules.forEach(rule -> here.lend((Rule) rule, Vessel.Load.SETTLED));
    Parting.Rest rest = new Parting.Rest(results.changed(commit, generations));
    for (Inputs.Loaded one : inputs.loaded()) {
      if (settled.contains(one)) {
        Molecule left = whole.contains(one) ? one.atoms() : rest.take(one.atoms());
        here.load(left, Vessel.Load.SETTLED);
      }
    }
    for (Inputs.Loaded one : inputs.loaded()) {
      if (whole.contains(one) && !settled.contains(one)) {
        here.load(one.atoms(), Vessel.Load.ACTIVE);
      }
    }
    here.load(rest.left(), Vessel.Load.ACTIVE);
  }
}
