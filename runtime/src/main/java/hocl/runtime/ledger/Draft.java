package hocl.runtime.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A ledger that is being changed by one command. */
final class Draft {

  /** Later nodes displace the earliest among those that are remembered as gone. */
  private static final int MOST_GONE = 1024;

  private static final int MOST_DOUBLINGS = 10;

  /** Leases may end for many reasons; only then it is the task that is to blame. */
  private static final int REVOKES_PER_LOSS = 8;

  final JobSpec spec;
  long sequence;
  Check digest;
  int rulesVersion;
  @Nullable BlobRef rules;
  boolean complete;
  long fences;
  long stamps;
  long reactions;
  List<Fragment> fragments;
  Settlements settlements;
  SortedMap<Long, LiveLease> leases;
  SortedMap<String, Long> nodes;
  List<Ledger.Gone> gone;
  SortedMap<Sender, LastAnswer> answers;
  List<BlobRef> lines;
  @Nullable Ending ending;
  boolean taken;
  final Effect effect = new Effect(this);

  /** Null where nothing is checked. */
  final @Nullable CommitReview review;

  /** The ledger of a new job. */
  Draft(JobSpec spec) {
    this.spec = spec;
    digest = Check.START;
    fragments = Collections.nCopies(spec.fragments(), Fragment.EMPTY);
    settlements = Settlements.of((int) Combinations.count(spec.fragments(), spec.together()));
    leases = Collections.unmodifiableSortedMap(new TreeMap<>());
    nodes = Collections.unmodifiableSortedMap(new TreeMap<>());
    answers = Collections.unmodifiableSortedMap(new TreeMap<>());
    gone = List.of();
    lines = List.of();
    review = spec.isChecked() ? new CommitReview(this) : null;
  }

  /** A copy of a ledger. */
  Draft(Ledger ledger) {
    spec = ledger.spec;
    sequence = ledger.sequence;
    digest = ledger.digest;
    rulesVersion = ledger.rulesVersion;
    rules = ledger.rules;
    complete = ledger.complete;
    fences = ledger.fences;
    stamps = ledger.stamps;
    reactions = ledger.reactions;
    fragments = new ArrayList<>(ledger.fragments);
    settlements = ledger.settlements;
    leases = ledger.leases;
    nodes = ledger.nodes;
    gone = ledger.gone;
    answers = ledger.answers;
    lines = ledger.lines;
    ending = ledger.ending;
    taken = ledger.taken;
    review = ledger.checking == null ? null : new CommitReview(this, ledger.checking);
  }

  /** Applies a command of a sender that may send it. */
  Applied applied(Request request) {
    sequence++;
    Answer answer = answer(request.sender(), request.command());
    boolean stays = nodes.containsKey(request.sender().node());
    if (stays) {
      answers = Ledger.with(answers, request.sender(), new LastAnswer(request.sequence(), answer));
    }
    return new Applied(new Ledger(this), answer);
  }

  private Answer answer(Sender sender, Command command) {
    return switch (command) {
      case Command.Create create -> new Answer.Refused(Answer.Reason.OTHER_JOB);
      case Command.Join join -> join(sender);
      case Command.Left left -> left(left.node(), left.incarnation());
      case Command.Put put -> put(put);
      case Command.SetRules set -> setRules(set.rules());
      case Command.Work work -> new Work(this, sender).answer(work);
      case Command.Revoke revoke -> revoke(revoke.fence());
      case Command.Cancel cancel -> cancel(cancel.reason());
      case Command.Look look -> new Answer.Done();
      case Command.Taken end -> take();
      case Command.Preside preside -> review().preside(sender, preside.secret());
      case Command.Draw draw -> review().draw(sender, draw.drawn());
      case Command.Plant plant -> review().plant(sender, plant);
      case Command.Judge judge -> review().judge(sender, judge);
    };
  }

  private CommitReview review() {
    return review == null ? new CommitReview(new Draft(spec)) : review;
  }

  private Answer join(Sender sender) {
    Long present = nodes.get(sender.node());
    if (present != null && present != sender.incarnation()) {
      left(sender.node(), present);
    }
    nodes = Ledger.with(nodes, sender.node(), sender.incarnation());
    return new Answer.Done();
  }

  private Answer left(String node, long incarnation) {
    Long present = nodes.get(node);
    if (present != null && present == incarnation) {
      nodes = Ledger.without(nodes, node);
      SortedMap<Sender, LastAnswer> others = new TreeMap<>(answers);
      others.keySet().removeIf(sender -> sender.node().equals(node));
      answers = Collections.unmodifiableSortedMap(others);
      for (LiveLease lease : List.copyOf(leases.values())) {
        if (lease.holder().node().equals(node)) {
          drop(lease, true);
        }
      }
      if (review != null) {
        review.left(node);
      }
    }
    Ledger.Gone left = new Ledger.Gone(node, incarnation);
    if (!gone.contains(left)) {
      List<Ledger.Gone> all = new ArrayList<>(gone);
      all.add(left);
      gone = all.subList(Math.max(0, all.size() - MOST_GONE), all.size());
    }
    settle();
    return new Answer.Done();
  }

  private Answer put(Command.Put put) {
    boolean open = ending == null || !ending.isFinal(spec);
    if (!open || taken) {
      return new Answer.Refused(Answer.Reason.ENDED);
    }
    if (!exist(put.parts())) {
      return new Answer.Refused(Answer.Reason.INVALID);
    }
    if (review != null) {
      review.came(new Entry.Arrival(stamps, put.parts(), put.complete()));
    }
    effect.arrive(put.parts(), put.complete());
    if (!put.parts().isEmpty()) {
      ending = null;
    }
    settle();
    return new Answer.Done();
  }

  boolean exist(List<Command.Placed> parts) {
    return parts.stream()
        .allMatch(part -> part.fragment() >= 0 && part.fragment() < fragments.size());
  }

  private Answer setRules(BlobRef changed) {
    boolean open = ending == null || !ending.isFinal(spec);
    if (!open) {
      return new Answer.Refused(Answer.Reason.ENDED);
    }
    if (review != null) {
      review.came(new Entry.OtherRules(stamps, changed));
    }
    effect.rule(changed);
    ending = null;
    settle();
    return new Answer.Done();
  }

  private Answer revoke(long fence) {
    LiveLease lease = leases.get(fence);
    if (lease != null) {
      drop(lease, false);
      settle();
    } else if (review != null) {
      review.revoke(fence);
    }
    return new Answer.Done();
  }

  /** Ends a lease that comes to nothing; its fragments stay as they were. */
  void drop(LiveLease lease, boolean nodeLost) {
    leases = Ledger.without(leases, lease.fence());
    for (int place : lease.fragments()) {
      Fragment after = fragments.get(place).afterLoss(nodeLost);
      fragments.set(place, after);
      if (ending != null) {
        continue;
      }
      if (after.losses() >= spec.mostLosses()) {
        end(
            Ending.Kind.LOST,
            "a task was lost " + after.losses() + " times in a row with the node that had it");
      } else if (after.revokes() >= (long) REVOKES_PER_LOSS * spec.mostLosses()) {
        end(Ending.Kind.LOST, "a task came to nothing " + after.revokes() + " times in a row");
      }
    }
  }

  private Answer cancel(String reason) {
    if (ending == null) {
      end(Ending.Kind.CANCELLED, reason);
    } else if (!ending.isFinal(spec)) {
      end(ending.kind(), reason.isEmpty() ? "cancelled" : reason);
    }
    return new Answer.Done();
  }

  private Answer take() {
    taken = true;
    if (ending == null) {
      end(Ending.Kind.CANCELLED, "its client went away");
    }
    return new Answer.Done();
  }

  void end(Ending.Kind kind, String detail) {
    end(kind, Bytes.of(detail.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  void end(Ending.Kind kind, Bytes detail) {
    ending = new Ending(kind, detail, rulesVersion, sequence, digest);
    leases = Collections.unmodifiableSortedMap(new TreeMap<>());
  }

  /** Ends the job, where commits are checked not before they are. */
  void conclude(Ending.Kind kind, Bytes detail) {
    end(kind, detail);
    if (review != null) {
      review.close(ending);
      ending = null;
      settle();
    }
  }

  /** The stamp up to which all generations of some fragments have met. */
  long metTo(int[] places) {
    long[] least = {Long.MAX_VALUE};
    Combinations.each(
        places,
        spec.together(),
        combination ->
            least[0] = Math.min(least[0], settlements.metTo(Combinations.rank(combination))));
    return least[0];
  }

  /** The number of reactions that leases may still make. */
  long reserved() {
    return leases.values().stream().mapToLong(LiveLease::quota).sum();
  }

  Schedule schedule() {
    return new Schedule(spec, fragments, settlements, leases.values());
  }

  /** How long the holder of some fragments may be silent, in usual times. */
  static int allowance(int revokes) {
    return 1 << Math.min(revokes, MOST_DOUBLINGS);
  }

  /** Ends the job if nothing can react, and all that is to be checked is found right. */
  void settle() {
    if (ending != null) {
      return;
    }
    Ending closing = review == null ? null : review.closing();
    boolean over =
        closing != null || (complete && leases.isEmpty() && schedule().next().length == 0);
    if (over && (review == null || review.finish())) {
      if (closing == null) {
        end(Ending.Kind.INERT, Bytes.NONE);
      } else {
        ending = closing;
      }
    }
  }
}
