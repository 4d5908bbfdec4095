package hocl.runtime.ledger;

import java.util.ArrayList;
import java.util.List;

/** What the steps of a job do to its solution. */
final class Effect {

  private final Draft draft;

  Effect(Draft draft) {
    this.draft = draft;
  }

  /** Atoms from outside. */
  void arrive(List<Command.Placed> parts, boolean complete) {
    parts.forEach(this::place);
    draft.complete |= complete;
  }

  /** Puts atoms into a fragment as its latest generation. */
  private void place(Command.Placed part) {
    Generation generation = new Generation(++draft.stamps, List.of(part.blob()));
    draft.fragments.set(part.fragment(), draft.fragments.get(part.fragment()).plus(generation));
  }

  /** Other rules react everywhere: all that has met has to meet again. */
  void rule(BlobRef changed) {
    draft.rules = changed;
    draft.rulesVersion++;
    draft.settlements =
        Settlements.of((int) Combinations.count(draft.spec.fragments(), draft.spec.together()));
    draft.fragments.replaceAll(Fragment::unknown);
  }

  /**
   * The result of a task.
   *
   * @param upTo the stamp of the latest generation of the job when its lease began
   */
  void commit(Commit commit, Lease lease, long upTo) {
    draft.reactions += commit.reactions();
    if (commit.lines() != null) {
      List<BlobRef> all = new ArrayList<>(draft.lines);
      all.add(commit.lines());
      draft.lines = all;
    }
    change(commit, lease, upTo);
    commit.outflow().forEach(this::place);
  }

  private void change(Commit commit, Lease lease, long upTo) {
    long stamp = ++draft.stamps;
    boolean settled =
        commit.end() == Commit.End.SETTLED && lease.rulesVersion() == draft.rulesVersion;
    for (Commit.Part part : commit.parts()) {
      Fragment before = draft.fragments.get(part.fragment());
      List<Generation> after = new ArrayList<>(part.kept());
      if (!part.fresh().isEmpty()) {
        after.add(new Generation(stamp, part.fresh()));
      }
      for (Generation inbox : before.generations()) {
        if (inbox.stamp() > upTo) {
          // nothing of the lease has met it, so it counts as later
          after.add(new Generation(++draft.stamps, inbox.blobs()));
        }
      }
      long inertTo = settled ? stamp : before.inertTo();
      draft.fragments.set(part.fragment(), before.after(commit.end(), after, inertTo));
    }
    int[] places = lease.fragments().stream().mapToInt(Integer::intValue).toArray();
    Combinations.each(
        places,
        draft.spec.together(),
        combination -> {
          int rank = Combinations.rank(combination);
          long met = settled ? stamp : draft.settlements.metTo(rank);
          draft.settlements = draft.settlements.with(rank, met, draft.sequence);
        });
  }

  /** Whether a lease fits the solution as it stands: the same atoms, and the same is known. */
  boolean fits(Provisional step) {
    Lease lease = step.lease();
    if (lease.rulesVersion() != draft.rulesVersion) {
      return false;
    }
    for (Lease.Part part : lease.parts()) {
      Fragment now = draft.fragments.get(part.fragment());
      List<Generation> there =
          now.generations().stream().filter(g -> g.stamp() <= step.upTo()).toList();
      if (!there.equals(part.generations()) || now.inertTo() != part.inertTo()) {
        return false;
      }
    }
    int[] places = lease.fragments().stream().mapToInt(Integer::intValue).toArray();
    return draft.metTo(places) == lease.metTo();
  }
}
