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
    CommitReview review = draft.review;
    if (review != null) {
      review.enter(sender.node());
      review.found(sender, work.verdict());
    }
    dropOthers();
    draft.settle();
    if (review != null) {
      released.addAll(review.leftovers());
    }
    return new Answer.Worked(verdict, released, work.next() ? next() : new Answer.Nothing());
  }

  /** A sender that asks for work has no lease: what it still held has come to nothing. */
  private void dropOthers() {
    for (LiveLease lease : List.copyOf(draft.leases.values())) {
      if (lease.holder().equals(sender)) {
        draft.drop(lease, false);
      }
    }
    if (draft.review != null) {
      draft.review.dropOf(sender);
    }
  }

  private Answer.Verdict commit(Commit commit) {
    LiveLease lease = draft.leases.get(commit.fence());
    if (lease == null || !lease.holder().equals(sender) || lease.lease().task() != commit.task()) {
      if (draft.review != null) {
        draft.review.again(sender, commit);
      }
      return Answer.Verdict.STALE;
    }
    if (!fits(draft, commit, lease.lease(), lease.upTo())) {
      draft.drop(lease, false);
      return Answer.Verdict.INVALID;
    }
    draft.leases = Ledger.without(draft.leases, lease.fence());
    draft.digest = draft.digest.then(Codec.bytesOf(commit));
    long stamps = draft.stamps;
    Set<BlobName> before = names(lease.fragments());
    draft.effect.commit(commit, lease.lease(), lease.upTo());
    before.removeAll(names(lease.fragments()));
    if (draft.review == null) {
      released.addAll(before);
    } else {
      List<String> candidates = draft.review.candidates(sender);
      draft.review.came(Provisional.fresh(lease, commit, stamps, List.copyOf(before), candidates));
    }
    conclude(draft, commit, lease.lease());
    return Answer.Verdict.ACCEPTED;
  }

  /** Ends the job where a commit does. */
  static void conclude(Draft draft, Commit commit, Lease lease) {
    // it was about to make a reaction more than the job may
    boolean limit =
        commit.end() == Commit.End.STOPPED
            && commit.reactions() == lease.quota()
            && draft.reactions == draft.spec.maxReactions();
    if (commit.end() == Commit.End.FAILED) {
      draft.conclude(Ending.Kind.FAILED, commit.failure());
    } else if (limit) {
      draft.conclude(Ending.Kind.REACTION_LIMIT, Bytes.NONE);
    }
  }

  /**
   * Whether a commit has the form that its lease asks for; its atoms are not looked at.
   *
   * @param upTo the stamp of the latest generation of the job when the lease began
   */
  static boolean fits(Draft draft, Commit commit, Lease lease, long upTo) {
    boolean right = commit.reactions() >= 0 && commit.reactions() <= lease.quota();
    boolean useful = commit.reactions() > 0 || commit.end() != Commit.End.STOPPED;
    boolean limit = lease.quota() == 0;
    right &= useful || limit;
    right &= commit.parts().stream().map(Commit.Part::fragment).toList().equals(lease.fragments());
    right &= draft.exist(commit.outflow());
    for (int i = 0; right && i < commit.parts().size(); i++) {
      right = keeps(draft, commit.parts().get(i), upTo);
    }
    return right;
  }

  /** Whether what is kept are generations of the lease in their order. */
  private static boolean keeps(Draft draft, Commit.Part part, long upTo) {
    List<Long> leased =
        draft.fragments.get(part.fragment()).generations().stream()
            .map(Generation::stamp)
            .filter(stamp -> stamp <= upTo)
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

  private Answer.Next next() {
    if (draft.ending != null) {
      return new Answer.Ended(draft.ending);
    }
    CommitReview review = draft.review;
    if (review != null && review.isGuilty(sender.node())) {
      return new Answer.Wait(List.of());
    }
    if (review != null) {
      Provisional assigned = review.assignment(sender);
      if (assigned != null) {
        return new Answer.Verify(assigned);
      }
    }
    boolean stops = review != null && !review.mayLease(sender.node());
    long left = draft.spec.maxReactions() - draft.reactions - draft.reserved();
    int[] places = draft.complete && !stops ? draft.schedule().next() : new int[0];
    // where all reactions are reserved, what the others do decides whether the limit is reached
    boolean spent = left == 0 && !draft.leases.isEmpty();
    if (places.length == 0 || spent) {
      List<Answer.Live> live = new ArrayList<>();
      draft
          .leases
          .values()
          .forEach(lease -> live.add(new Answer.Live(lease.fence(), lease.allowance())));
      if (review != null) {
        review.live().forEach(live::add);
      }
      return new Answer.Wait(live);
    }
    return new Answer.Leased(lease(places, left));
  }

  private Lease lease(int[] places, long left) {
    int revokes = 0;
    int doublings = 0;
    List<Lease.Part> parts = new ArrayList<>();
    for (int place : places) {
      Fragment fragment = draft.fragments.get(place);
      revokes = Math.max(revokes, fragment.revokes());
      doublings = Math.max(doublings, fragment.doublings());
      parts.add(new Lease.Part(place, fragment.generations(), fragment.inertTo()));
    }
    long quota = scaled(draft.spec.taskReactions(), doublings - revokes);
    long fence = ++draft.fences;
    Lease lease =
        new Lease(
            fence,
            fence,
            Math.min(quota, left),
            scaled(draft.spec.taskSteps(), doublings - revokes),
            draft.rulesVersion,
            draft.rules,
            draft.metTo(places),
            parts);
    LiveLease live = new LiveLease(lease, sender, draft.stamps, Draft.allowance(revokes));
    draft.leases = Ledger.with(draft.leases, fence, live);
    return lease;
  }

  /** A budget after it was doubled a number of times, or halved if the number is negative. */
  private static long scaled(long budget, int doublings) {
    if (doublings <= 0) {
      return Math.max(1, budget >> Math.min(-doublings, Long.SIZE - 1));
    }
    return budget > Long.MAX_VALUE >> doublings ? Long.MAX_VALUE : budget << doublings;
  }
}
