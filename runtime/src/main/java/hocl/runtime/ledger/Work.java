package hocl.runtime.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Applies a {@link Command.Work}: the commit of a task, and the lease of the next one. */
final class Work {

  private final Draft draft;
  private final Sender sender;
  private final List<BlobName> released = new ArrayList<>();

  Work(Draft draft, Sender sender) {
    this.draft = draft;
    this.sender = sender;
  }

  Answer answer(Command.Work work) {
    Answer.Verdict verdict = Answer.Verdict.NONE;
    Commit commit = work.commit();
    if (commit != null) {
      verdict = commit(commit);
    }
    dropOthers();
    draft.settle();
    return new Answer.Worked(verdict, released, work.next() ? next() : new Answer.Nothing());
  }

  /** A sender that asks for work has no lease: what it still held has come to nothing. */
  private void dropOthers() {
    for (LiveLease lease : List.copyOf(draft.leases.values())) {
      if (lease.holder().equals(sender)) {
        draft.drop(lease, false);
      }
    }
  }

  private Answer.Verdict commit(Commit commit) {
    LiveLease lease = draft.leases.get(commit.fence());
    if (lease == null || !lease.holder().equals(sender) || lease.task() != commit.task()) {
      return Answer.Verdict.STALE;
    }
    if (!fits(commit, lease)) {
      draft.drop(lease, false);
      return Answer.Verdict.INVALID;
    }
    draft.leases = Ledger.without(draft.leases, lease.fence());
    draft.digest = draft.digest.then(Codec.bytesOf(commit));
    draft.reactions += commit.reactions();
    if (commit.lines() != null) {
      List<BlobRef> all = new ArrayList<>(draft.lines);
      all.add(commit.lines());
      draft.lines = all;
    }
    Set<BlobName> before = names(lease.fragments());
    change(commit, lease);
    before.removeAll(names(lease.fragments()));
    released.addAll(before);
    commit.outflow().forEach(draft::place);
    if (commit.end() == Commit.End.FAILED) {
      draft.end(Ending.Kind.FAILED, commit.failure());
    } else if (isAtLimit(commit, lease)) {
      draft.end(Ending.Kind.REACTION_LIMIT, Bytes.NONE);
    }
    return Answer.Verdict.ACCEPTED;
  }

  /** Whether the task was about to make a reaction more than the job may. */
  private boolean isAtLimit(Commit commit, LiveLease lease) {
    return commit.end() == Commit.End.STOPPED
        && commit.reactions() == lease.quota()
        && draft.reactions == draft.spec.maxReactions();
  }

  private boolean fits(Commit commit, LiveLease lease) {
    boolean right = commit.reactions() >= 0 && commit.reactions() <= lease.quota();
    boolean useful = commit.reactions() > 0 || commit.end() != Commit.End.STOPPED;
    boolean limit = lease.quota() == 0;
    right &= useful || limit;
    right &= commit.parts().stream().map(Commit.Part::fragment).toList().equals(lease.fragments());
    right &= draft.exist(commit.outflow());
    for (int i = 0; right && i < commit.parts().size(); i++) {
      right = keeps(commit.parts().get(i), lease);
    }
    return right;
  }

  /** Whether what is kept are generations of the lease in their order. */
  private boolean keeps(Commit.Part part, LiveLease lease) {
    List<Long> leased =
        draft.fragments.get(part.fragment()).generations().stream()
            .map(Generation::stamp)
            .filter(stamp -> stamp <= lease.upTo())
            .toList();
    long last = 0;
    for (Generation kept : part.kept()) {
      if (kept.stamp() <= last || !leased.contains(kept.stamp()) || kept.blobs().isEmpty()) {
        return false;
      }
      last = kept.stamp();
    }
    return true;
  }

  private Set<BlobName> names(List<Integer> places) {
    Set<BlobName> names = new HashSet<>();
    for (int place : places) {
      for (Generation generation : draft.fragments.get(place).generations()) {
        generation.blobs().forEach(blob -> names.add(blob.name()));
      }
    }
    return names;
  }

  private void change(Commit commit, LiveLease lease) {
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
        if (inbox.stamp() > lease.upTo()) {
          // nothing of the lease has met it, so it counts as later
          after.add(new Generation(++draft.stamps, inbox.blobs()));
        }
      }
      long inertTo = settled ? stamp : before.inertTo();
      draft.fragments.set(part.fragment(), new Fragment(after, inertTo, 0, 0));
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

  private Answer.Next next() {
    if (draft.ending != null) {
      return new Answer.Ended(draft.ending);
    }
    long left = draft.spec.maxReactions() - draft.reactions - draft.reserved();
    int[] places = draft.complete ? draft.schedule().next() : new int[0];
    // where all reactions are reserved, what the others do decides whether the limit is reached
    boolean spent = left == 0 && !draft.leases.isEmpty();
    if (places.length == 0 || spent) {
      return new Answer.Wait(
          draft.leases.values().stream()
              .map(lease -> new Answer.Live(lease.fence(), lease.allowance()))
              .toList());
    }
    return new Answer.Leased(lease(places, left));
  }

  private Lease lease(int[] places, long left) {
    int revokes = 0;
    List<Integer> fragments = new ArrayList<>();
    List<Lease.Part> parts = new ArrayList<>();
    for (int place : places) {
      Fragment fragment = draft.fragments.get(place);
      revokes = Math.max(revokes, fragment.revokes());
      fragments.add(place);
      parts.add(new Lease.Part(place, fragment.generations(), fragment.inertTo()));
    }
    long quota = Math.max(1, draft.spec.taskReactions() >> Math.min(revokes, Long.SIZE - 1));
    long fence = ++draft.fences;
    LiveLease live =
        new LiveLease(
            fence,
            fence,
            sender,
            Math.min(quota, left),
            draft.rulesVersion,
            draft.stamps,
            fragments,
            Draft.allowance(revokes));
    draft.leases = Ledger.with(draft.leases, fence, live);
    return new Lease(
        live.task(), fence, live.quota(), draft.rulesVersion, draft.rules, metTo(places), parts);
  }

  /** The stamp up to which all generations of some fragments have met. */
  private long metTo(int[] places) {
    long[] least = {Long.MAX_VALUE};
    Combinations.each(
        places,
        draft.spec.together(),
        combination ->
            least[0] = Math.min(least[0], draft.settlements.metTo(Combinations.rank(combination))));
    return least[0];
  }
}
