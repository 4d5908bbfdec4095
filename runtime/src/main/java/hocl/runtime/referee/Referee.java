package hocl.runtime.referee;

import hocl.runtime.check.Policy;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Beginning;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.ledger.Remark;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.ledger.Verification;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.task.Decoy;
import hocl.runtime.task.Hands;
import hocl.runtime.task.LostBlobException;
import hocl.runtime.task.Post;
import hocl.runtime.task.Verifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Draws verifiers and judges disputes of one job, and shows wrong results to some verifiers. Its
 * own judgement replays the proof: it is the party that asked for the result. Where no other party
 * is left to verify a commit, it does so itself. For one thread at a time.
 */
public final class Referee {

  /** The number of verifications in vain after which a commit is judged here. */
  private static final int MOST_ROUNDS = 8;

  /** So many draws are kept, some hundred bytes each. */
  private static final int MOST_RECORDED = 200_000;

  /** Other nodes may still be starting when one is quarantined. */
  private static final Duration UNTIL_DESERTED = Duration.ofSeconds(20);

  private final Sender sender;
  private final Post post;
  private final Policy policy;
  private final Supplier<Hands> hands;
  private final Consumer<String> said;
  private final Draws draws;
  private final Map<Long, Integer> rounds = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private final Set<Long> planted = new HashSet<>();
  private final ReceiptRecorder recorder;
  private final List<Proceedings.Drawn> record = new ArrayList<>();
  private boolean whole = true;
  private @Nullable Hands mine;
  private @Nullable Verifier verifier;
  private long sequence;
  private long aloneSince = Long.MAX_VALUE;

  /**
   * A referee.
   *
   * @param sender a sender of a node that has joined; no other uses it
   * @param policy how much is verified
   * @param hands what it takes to judge; asked for when it first has to
   * @param said takes sentences for people, about nodes that are quarantined and what verifiers
   *     noticed
   */
  public Referee(
      Sender sender,
      Post post,
      Policy policy,
      Supplier<Hands> hands,
      Consumer<String> said,
      Draws draws) {
    this(sender, post, policy, hands, said, draws, Keeping.NOTHING, null);
  }

  /**
   * A referee that leaves more than its draws.
   *
   * @param keeping what it keeps of the job
   * @param beginning of the job, or null where it is not known; then no commits are kept
   */
  public Referee(
      Sender sender,
      Post post,
      Policy policy,
      Supplier<Hands> hands,
      Consumer<String> said,
      Draws draws,
      Keeping keeping,
      @Nullable Beginning beginning) {
    this.sender = sender;
    this.post = post;
    this.policy = policy;
    this.hands = hands;
    this.said = said;
    this.draws = draws;
    this.recorder = new ReceiptRecorder(keeping, beginning, () -> hands().blobs());
  }

  private void send(Command command) throws InterruptedException {
    post.send(new Request(sender, ++sequence, command));
  }

  /**
   * Does what there is to do; called whenever the job was looked at.
   *
   * @return whether it did anything
   * @throws CodecException if something does not travel
   * @throws InterruptedException if the thread was interrupted
   */
  public boolean act(Answer.Seen seen) throws CodecException, InterruptedException {
    if (policy instanceof Policy.None) {
      return false;
    }
    Answer.Checked checked = seen.checked();
    if (!presides(checked)) {
      send(new Command.Preside(draws.secret()));
      // the others are not told what there is to do: it takes another look
      return true;
    }
    checked
        .quarantined()
        .forEach((node, guilt) -> {
          if (told.add(node)) {
            said.accept("node " + node + " quarantined: " + guilt);
          }
        });
    for (Remark remark : checked.remarks()) {
      if (told.add(remark.sentence())) {
        said.accept("Noticed of " + remark.sentence() + ".");
      }
    }
    if (seen.ending() != null) {
      return false;
    }
    boolean alone = checked.candidates().isEmpty() && !checked.quarantined().isEmpty();
    aloneSince = alone ? Math.min(aloneSince, System.nanoTime()) : Long.MAX_VALUE;
    draw(checked);
    for (Provisional step : checked.disputed()) {
      judge(step, step.fence());
    }
    for (Provisional step : checked.agreed()) {
      judge(step, step.verifications().getFirst().fence());
    }
    return !checked.open().isEmpty()
        || !checked.disputed().isEmpty()
        || !checked.agreed().isEmpty();
  }

  /** Whether the latest key is that of this referee: another one may have presided meanwhile. */
  private boolean presides(Answer.Checked checked) {
    List<Bytes> secrets = checked.secrets();
    return !secrets.isEmpty() && secrets.getLast().equals(draws.secret());
  }

  /** Whether every node is quarantined, and no other one came for a while. */
  public boolean isDeserted() {
    return aloneSince != Long.MAX_VALUE
        && System.nanoTime() - aloneSince > UNTIL_DESERTED.toNanos();
  }

  private void draw(Answer.Checked checked) throws CodecException, InterruptedException {
    List<Command.Drawn> drawn = new ArrayList<>();
    for (Provisional step : checked.open()) {
      recorder.came(step);
      boolean again = step.drawn() && step.needed() > 0;
      int wanted =
          again ? step.needed() : policy.verifiers(draws.share(step.fence(), step.digest()));
      List<String> others = others(step, checked.candidates());
      int missing = Math.max(0, wanted - step.verifications().size());
      String fooled = wanted > 0 ? plant(step, others) : "";
      int round = rounds.merge(step.fence(), 1, Integer::sum) - 1;
      List<String> verifiers =
          fooled.isEmpty()
              ? draws.among(step.fence(), step.digest(), round, others, missing)
              : List.of();
      write(
          new Proceedings.Drawn(
              step.fence(),
              step.digest(),
              step.author().node(),
              round,
              again,
              wanted,
              missing,
              step.candidates(),
              others,
              verifiers,
              fooled));
      if (!fooled.isEmpty()) {
        continue;
      }
      boolean nobody = others.isEmpty() && step.verifications().isEmpty();
      if (wanted > 0 && (nobody || round >= MOST_ROUNDS)) {
        judge(step, step.fence());
      } else {
        int possible = Math.min(wanted, step.verifications().size() + others.size());
        drawn.add(new Command.Drawn(step.fence(), possible, verifiers));
      }
    }
    if (!drawn.isEmpty()) {
      send(new Command.Draw(drawn));
    }
  }

  /** The nodes that can be drawn for a commit: those that it is bound to, while there are any. */
  private static List<String> others(Provisional step, List<String> present) {
    List<String> free =
        present.stream()
            .filter(node -> !node.equals(step.author().node()))
            .filter(node ->
                step.verifications().stream().map(Verification::verifier).noneMatch(node::equals))
            .toList();
    List<String> bound = free.stream().filter(step.candidates()::contains).toList();
    return bound.isEmpty() ? free : bound;
  }

  private void write(Proceedings.Drawn draw) {
    if (record.size() < MOST_RECORDED) {
      record.add(draw);
    } else {
      whole = false;
    }
  }

  /**
   * The draws and convictions so far. With the key, so only for when all is over: who has it knows
   * who will be drawn.
   *
   * @param seen the last look at the job
   */
  public Proceedings proceedings(Answer.Seen seen) {
    Answer.Checked checked = seen.checked();
    return new Proceedings(
        checked.secrets(),
        draws.key(),
        whole,
        checked.right(),
        new TreeMap<>(checked.quarantined()),
        checked.remarks().stream().map(Remark::sentence).toList(),
        record);
  }

  /**
   * All that is kept of the job. For when all is over, as {@link #proceedings}.
   *
   * @param seen the last look at the job
   */
  public Dossier dossier(Answer.Seen seen) {
    return recorder.dossier(proceedings(seen), seen);
  }

  /**
   * Shows a wrong result to one of some nodes first, for a share of the commits.
   *
   * @return the node, or empty for none
   */
  private String plant(Provisional step, List<String> nodes)
      throws CodecException, InterruptedException {
    if (step.drawn()
        || nodes.isEmpty()
        || draws.plant(step.fence(), step.digest()) >= Policy.PLANTED
        || !planted.add(step.fence())) {
      return "";
    }
    Decoy decoy;
    try {
      long mistake = draws.mistake(step.fence(), step.digest());
      decoy = Decoy.of(step, hands(), mistake);
    } catch (LostBlobException e) {
      // whoever verifies the commit will see that, too
      return "";
    }
    if (decoy == null) {
      return "";
    }
    String node = draws.fooled(step.fence(), step.digest(), nodes);
    send(new Command.Plant(step.fence(), decoy.commit(), decoy.written(), node));
    return node;
  }

  private Hands hands() {
    Hands known = mine;
    if (known == null) {
      known = hands.get();
      mine = known;
    }
    return known;
  }

  /**
   * Judges a result.
   *
   * @param fence what the ruling is on
   */
  private void judge(Provisional step, long fence) throws CodecException, InterruptedException {
    Verifier judge = verifier;
    if (judge == null) {
      judge = hands().verifier(sender.incarnation());
      verifier = judge;
    }
    Verifier.Finding found = judge.verify(step, new Cancellation());
    if (found != null) {
      Command.Ruling ruling =
          found.right()
              ? Command.Ruling.RIGHT
              : found.proof() == Verifier.Proof.PRESENCE
                  ? Command.Ruling.VOID
                  : Command.Ruling.WRONG;
      String words =
          found.right() ? "" : "task " + step.lease().task() + " is wrong: " + found.words();
      recorder.ruled(step, fence != step.fence(), ruling);
      if (!found.remark().isEmpty()) {
        said.accept("Noticed of task " + step.lease().task() + ": " + found.remark() + ".");
      }
      send(new Command.Judge(fence, ruling, words));
    }
  }
}
