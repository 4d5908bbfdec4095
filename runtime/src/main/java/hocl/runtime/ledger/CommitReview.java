package hocl.runtime.ledger;

import hocl.runtime.check.Policy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The checking of commits while a ledger is being changed by one command: who verifies what, what
 * was found, what becomes final, and what is undone.
 */
final class CommitReview {

  /** No task begins while this number of steps or more are not final. */
  private static final int MOST_ENTRIES = 256;

  /** Nor while this number of bytes or more wait to be final. */
  private static final long MOST_BYTES = 256L << 20;

  /**
   * Where not all is verified, this number of the latest steps is kept back: what a node did lately
   * is looked at again when it is caught.
   */
  private static final int KEPT_BACK = 128;

  /** The number of commits of a new node that may wait for verifiers; it earns more. */
  private static final int FIRST_CREDIT = 4;

  private static final int RIGHT_PER_CREDIT = 8;

  private static final int USUAL_ALLOWANCE = 1;

  /** So many remarks are kept for people; the first ones say it. */
  private static final int MOST_REMARKS = 16;

  /** So many proofs are kept for others to repeat. */
  private static final int MOST_PROOFS = 16;

  private final Draft draft;
  private final History history;
  private final Plants plants;
  private @Nullable Ending closing;
  private @Nullable Sender referee;
  private final List<Bytes> secrets = new ArrayList<>();
  private final SortedMap<String, NodeRecord> records = new TreeMap<>();
  private final List<Twofaced> proofs = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private long checked;

  /** The review of a new job. */
  CommitReview(Draft draft) {
    this.draft = draft;
    history = new History(draft);
    plants = new Plants(draft, history);
  }

  CommitReview(Draft draft, Checking before) {
    this.draft = draft;
    history = new History(draft, before.base(), before.entries(), before.leftovers());
    plants = new Plants(draft, history);
    closing = before.closing();
    referee = before.referee();
    secrets.addAll(before.secrets());
    records.putAll(before.records());
    proofs.addAll(before.proofs());
    remarks.addAll(before.remarks());
    checked = before.checked();
  }

  Checking checking() {
    return new Checking(
        history.base(),
        history.entries(),
        closing,
        referee,
        secrets,
        Collections.unmodifiableSortedMap(new TreeMap<>(records)),
        history.leftovers(),
        checked,
        proofs,
        remarks);
  }

  @Nullable Ending closing() {
    return closing;
  }

  /** The job ends so once all is found right. */
  void close(@Nullable Ending ending) {
    closing = ending;
  }

  /** Blobs that nothing refers to any longer; told once. */
  List<BlobName> leftovers() {
    List<BlobName> all = List.copyOf(history.leftovers());
    history.leftovers().clear();
    return all;
  }

  /** A step that is not final yet. */
  void came(Entry entry) {
    history.entries().add(entry);
  }

  /** The nodes that may be drawn to verify a commit that comes now. */
  List<String> candidates(Sender author) {
    return records.keySet().stream()
        .filter(node -> !node.equals(author.node()) && isPresent(node))
        .toList();
  }

  /** A node executes tasks. */
  void enter(String node) {
    records.putIfAbsent(node, NodeRecord.NEW);
  }

  boolean isGuilty(String node) {
    return records.getOrDefault(node, NodeRecord.NEW).guilt() != null;
  }

  /** A sender gives a result of an attempt that is over: perhaps another one than before. */
  void again(Sender sender, Commit commit) {
    Provisional step = history.step(commit.fence());
    if (step != null && step.author().equals(sender)) {
      Twofaced proof = new Twofaced(sender.node(), step.commit(), commit);
      if (proof.holds()) {
        if (proofs.size() < MOST_PROOFS) {
          proofs.add(proof);
        }
        convict(sender.node(), "it signed two results of task " + commit.task());
      }
    }
  }

  Answer preside(Sender sender, Bytes digest) {
    referee = sender;
    if (secrets.isEmpty() || !secrets.getLast().equals(digest)) {
      secrets.add(digest);
    }
    return new Answer.Done();
  }

  private static @Nullable Verification of(Provisional step, Sender holder) {
    return step.verifications().stream()
        .filter(v -> v.finding() == Verification.Finding.NONE && holder.equals(v.holder()))
        .findFirst()
        .orElse(null);
  }

  Answer draw(Sender sender, List<Command.Drawn> drawn) {
    if (!sender.equals(referee)) {
      return new Answer.Refused(Answer.Reason.NO_REFEREE);
    }
    for (Command.Drawn one : drawn) {
      Provisional step = history.step(one.fence());
      if (step != null && step.isOpen()) {
        List<Verification> all = new ArrayList<>(step.verifications());
        for (String node : one.verifiers()) {
          boolean known = all.stream().anyMatch(v -> v.verifier().equals(node));
          if (!known && !node.equals(step.author().node()) && isPresent(node)) {
            all.add(Verification.of(node, ++draft.fences));
          }
        }
        history.replace(step.with(true, Math.max(0, one.needed()), all));
      }
    }
    advance();
    draft.settle();
    return new Answer.Done();
  }

  Answer plant(Sender sender, Command.Plant plant) {
    if (!sender.equals(referee)) {
      return new Answer.Refused(Answer.Reason.NO_REFEREE);
    }
    plants.plant(plant, isPresent(plant.verifier()));
    return new Answer.Done();
  }

  private boolean isPresent(String node) {
    NodeRecord known = records.get(node);
    return known != null && known.guilt() == null && draft.nodes.containsKey(node);
  }

  /** A verification for a sender, which begins with it; or null. */
  @Nullable Provisional assignment(Sender sender) {
    Provisional planted = plants.assignment(sender);
    if (planted != null) {
      return planted;
    }
    for (Provisional step : history.commits()) {
      if (step.standing() != Provisional.Standing.UNDISPUTED) {
        continue;
      }
      List<Verification> all = new ArrayList<>(step.verifications());
      for (int i = 0; i < all.size(); i++) {
        Verification one = all.get(i);
        if (one.holder() == null
            && one.finding() == Verification.Finding.NONE
            && one.verifier().equals(sender.node())) {
          Verification begun = one.heldBy(sender);
          all.set(i, begun);
          history.replace(step.with(all));
          return step.shownTo(begun);
        }
      }
    }
    return null;
  }

  /** What a sender found in its verification. */
  void found(Sender sender, Command.@Nullable Verdict verdict) {
    if (verdict != null && plants.found(sender, verdict)) {
      return;
    }
    Provisional step = verdict == null ? null : history.step(verdict.fence());
    Verification mine = step == null ? null : of(step, sender);
    if (verdict == null || step == null || mine == null) {
      return;
    }
    if (!verdict.remark().isEmpty() && remarks.size() < MOST_REMARKS) {
      remarks.add(new Remark(step.lease().task(), sender.node(), verdict.remark()));
    }
    List<Verification> all = new ArrayList<>(step.verifications());
    all.replaceAll(v -> v.equals(mine) ? v.with(verdict) : v);
    Provisional changed = step.with(all);
    if (!verdict.right() && step.standing() == Provisional.Standing.UNDISPUTED) {
      changed = changed.with(Provisional.Standing.DISPUTED);
    }
    history.replace(changed);
    advance();
  }

  /** A sender that asks for work does no verification any longer. */
  void dropOf(Sender sender) {
    plants.drop(planted -> planted.isHeldBy(sender));
    history.change(step -> of(step, sender) == null ? step : step.without(sender.node(), true));
  }

  void left(String node) {
    plants.drop(planted -> planted.isPending() && planted.verifier().equals(node));
    history.change(step -> step.without(node, true));
  }

  void revoke(long fence) {
    plants.drop(planted -> planted.isPending() && planted.fence() == fence);
    history.change(step ->
        step.with(
            step.verifications().stream()
                .filter(v -> v.fence() != fence || v.finding() != Verification.Finding.NONE)
                .toList()));
  }

  /** The verifications under way, which others watch as they watch leases. */
  List<Answer.Live> live() {
    List<Answer.Live> all = new ArrayList<>();
    for (Provisional step : history.commits()) {
      step.verifications().stream()
          .filter(v -> v.finding() == Verification.Finding.NONE)
          .forEach(v -> all.add(new Answer.Live(v.fence(), USUAL_ALLOWANCE)));
      Planted planted = step.planted();
      if (planted != null && planted.isPending()) {
        all.add(new Answer.Live(planted.fence(), USUAL_ALLOWANCE));
      }
    }
    return all;
  }

  /** Whether a node may begin another task. */
  boolean mayLease(String node) {
    if (closing != null || history.entries().size() >= MOST_ENTRIES) {
      return false;
    }
    long bytes = 0;
    int waiting = 0;
    for (Provisional step : history.commits()) {
      bytes += step.bytes();
      waiting += step.author().node().equals(node) && !step.isDone() ? 1 : 0;
    }
    NodeRecord known = records.getOrDefault(node, NodeRecord.NEW);
    return bytes < MOST_BYTES && waiting < FIRST_CREDIT + known.right() / RIGHT_PER_CREDIT;
  }

  Answer judge(Sender sender, Command.Judge judge) {
    if (!sender.equals(referee)) {
      return new Answer.Refused(Answer.Reason.NO_REFEREE);
    }
    Provisional fooled = plants.judged(judge.fence());
    if (fooled != null) {
      if (judge.ruling() == Command.Ruling.WRONG) {
        convict(
            fooled.verifications().getFirst().verifier(),
            "it called a planted result of task "
                + fooled.lease().task()
                + " right, and "
                + judge.words());
      }
      advance();
      draft.settle();
      return new Answer.Done();
    }
    Provisional step = history.step(judge.fence());
    if (step != null && step.standing() != Provisional.Standing.CONFIRMED) {
      Set<Long> wrong = new HashSet<>();
      String which = "task " + step.lease().task() + " of " + step.author().node();
      for (Verification v : step.verifications()) {
        if (judge.ruling() == Command.Ruling.RIGHT && v.finding() == Verification.Finding.WRONG) {
          convict(v.verifier(), "it called " + which + " wrong, which is right");
        } else if (judge.ruling() == Command.Ruling.WRONG
            && v.finding() == Verification.Finding.RIGHT) {
          convict(v.verifier(), "it called " + which + " right, which is wrong: " + judge.words());
        }
      }
      switch (judge.ruling()) {
        case RIGHT ->
            history.change(other ->
                other.fence() == judge.fence()
                    ? other.with(Provisional.Standing.CONFIRMED)
                    : other);
        case WRONG -> {
          convict(step.author().node(), judge.words());
          wrong.add(judge.fence());
        }
        case VOID -> wrong.add(judge.fence());
      }
      if (!wrong.isEmpty()) {
        undo(wrong);
      }
      advance();
      draft.settle();
    }
    return new Answer.Done();
  }

  /** A node gave a wrong result: it takes no part any longer, and all it did is looked at again. */
  private void convict(String node, String guilt) {
    if (records.getOrDefault(node, NodeRecord.NEW).guilt() != null) {
      return;
    }
    records.put(node, new NodeRecord(0, guilt));
    plants.drop(planted -> planted.verifier().equals(node));
    for (LiveLease lease : List.copyOf(draft.leases.values())) {
      if (lease.holder().node().equals(node)) {
        draft.leases = Ledger.without(draft.leases, lease.fence());
      }
    }
    history.change(step -> {
      Provisional without =
          step.standing() == Provisional.Standing.CONFIRMED ? step : step.without(node, false);
      return step.author().node().equals(node)
          ? without.with(true, Math.max(1, step.needed()), without.verifications())
          : without;
    });
  }

  private void undo(Set<Long> wrong) {
    history.undo(wrong);
    closing = null;
    for (Provisional step : history.commits()) {
      Work.conclude(draft, step.commit(), step.lease());
    }
  }

  /** Whether every task is verified, so that a step is final as soon as those before it are. */
  private boolean isWhole() {
    return draft.spec.policy() instanceof Policy.Trace
        || draft.spec.policy() instanceof Policy.Redundancy;
  }

  /** Lets the earliest steps become final that need not be kept back. */
  private void advance() {
    int size = history.entries().size();
    finish(Math.min(history.done(), isWhole() ? size : Math.max(0, size - KEPT_BACK)));
  }

  /** Lets all become final if all is found right; gives whether it is. */
  boolean finish() {
    int done = history.done();
    boolean all = done == history.entries().size();
    if (all) {
      finish(done);
    }
    return all;
  }

  private void finish(int count) {
    for (Provisional step : history.finish(count)) {
      if (step.needed() > 0 || step.standing() == Provisional.Standing.CONFIRMED) {
        checked++;
        NodeRecord known = records.getOrDefault(step.author().node(), NodeRecord.NEW);
        records.put(step.author().node(), new NodeRecord(known.right() + 1, known.guilt()));
      }
    }
  }
}
