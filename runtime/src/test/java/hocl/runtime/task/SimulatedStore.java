package hocl.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.balance.Balance;
import hocl.runtime.balance.BalanceKey;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Applied;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Ending;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Ledger;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.ledger.Request;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Vessel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A ledger with a backup, and blobs, in memory; checks after every command what must hold. */
final class SimulatedStore {

  private static final BalanceKey KEY = BalanceKey.of(17, 4);
  private static final int MOST_TRIED = 16;

  private final Toy toy;
  private final Vessel whole;
  private final Map<String, byte[]> bytes = new HashMap<>();
  private final Blobs blobs;
  private final Map<List<Long>, List<Toy.Reacted>> attempts = new HashMap<>();
  private final Set<Long> committed = new HashSet<>();
  private @Nullable Ledger owner;
  private Balance balance = Balance.ZERO;

  /** What each commit changed. */
  private final Map<Long, Balance> changes = new HashMap<>();

  /** The names of the nodes that say what is. */
  private final Set<String> honest = new HashSet<>();

  /** Whether wrong results may be final: where not everything is verified. */
  boolean mayErr;

  /** Whether nodes sign what they commit. */
  boolean signs;

  long applied;

  SimulatedStore(Toy toy) {
    this.toy = toy;
    this.whole = new Vessel(toy, Choice.fair(), Observer.NONE, false);
    this.blobs = new Blobs(blobStore(), "job", Definitions.NONE, 8, new Random(8));
  }

  /** What holds in a run with such a setting. */
  void setUp(Setting setting) {
    mayErr = setting.mayErr();
    signs = setting.liars().contains(Liar.Kind.TWOFACED);
  }

  BlobStore blobStore() {
    return new BlobStore() {
      @Override
      public void put(String name, byte[] value) {
        byte[] before = bytes.put(name, value);
        assertThat(before).as("the blob %s is written once", name).isNull();
      }

      @Override
      public byte @Nullable [] get(String name) {
        return bytes.get(name);
      }

      @Override
      public void remove(String name) {
        bytes.remove(name);
      }
    };
  }

  Blobs blobs() {
    return blobs;
  }

  /** What tasks of this toy need. */
  Hands hands(JobSpec spec) {
    return Hands.of(toy, toy.distribution(Molecule.EMPTY), spec, blobs, failure -> Bytes.NONE);
  }

  @Nullable Ledger ledger() {
    return owner;
  }

  /** The reactions of an attempt, to be compared with its commit. */
  void attempt(long fence, long incarnation, List<Toy.Reacted> reactions) {
    attempts.put(List.of(fence, incarnation), List.copyOf(reactions));
  }

  /**
   * Applies a command on the owner and, unless the owner stops before, on its backup.
   *
   * @param lost whether the owner stops before its backup has the command: then nothing happened
   */
  byte[] apply(byte[] command, boolean lost) throws CodecException {
    Request request = Codec.request(command);
    Ledger before = owner;
    Applied effect = Ledger.apply(before, request);
    if (lost) {
      return Codec.encode(new Answer.Lost());
    }
    Ledger after = effect.ledger();
    if (after != null && after != before) {
      applied++;
      // a copy that went over the wire does the same
      Ledger copy = before == null ? null : Codec.ledger(Codec.encode(before));
      assertThat(Codec.encode(existing(Ledger.apply(copy, request).ledger())))
          .isEqualTo(Codec.encode(after));
      check(request, before, after, effect.answer());
    }
    owner = after;
    byte[] answer = Codec.encode(effect.answer());
    assertThat(Codec.answer(answer)).isEqualTo(effect.answer());
    return answer;
  }

  /** Applies a command whose effect counts, and compares it with the effect that voters found. */
  void choose(byte[] command, Ledger after) throws CodecException {
    apply(command, false);
    assertThat(Codec.encode(existing(owner))).isEqualTo(Codec.encode(after));
  }

  private static <T> T existing(@Nullable T value) {
    if (value == null) {
      throw new AssertionError("it is not there");
    }
    return value;
  }

  private void check(Request request, @Nullable Ledger before, Ledger after, Answer answer) {
    after.blobs().forEach(ref -> assertThat(bytes).containsKey(ref.name().in("job")));
    Molecule content = blobs.readAll(after.fragments());
    Balance now = Balance.of(content, KEY);
    if (request.command() instanceof Command.Put put && answer instanceof Answer.Done) {
      for (Command.Placed part : put.parts()) {
        balance = balance.plus(Balance.of(blobs.read(part.blob()), KEY));
      }
    }
    if (answer instanceof Answer.Worked worked
        && worked.verdict() == Answer.Verdict.ACCEPTED
        && request.command() instanceof Command.Work work
        && work.commit() != null) {
      long fence = work.commit().fence();
      changes.put(fence, now.minus(balance));
      assertThat(existing(before).fencesOf(request.sender().node())).contains(fence);
      assertThat(committed.add(fence)).as("fence %d commits once", fence).isTrue();
      List<Toy.Reacted> reactions = attempts.get(List.of(fence, request.sender().incarnation()));
      if (honest.contains(request.sender().node())) {
        assertThat(reactions).hasSize((int) work.commit().reactions());
        for (Toy.Reacted reaction : reactions) {
          balance =
              balance
                  .minus(Balance.of(reaction.taken(), KEY))
                  .plus(Balance.of(reaction.made(), KEY));
        }
      } else {
        balance = now;
      }
    }
    if (request.command() instanceof Command.Judge judge && before != null) {
      assertThat(
              judge.ruling() == Command.Ruling.RIGHT
                  || now.equals(balance)
                  || isUndone(before, after, now))
          .as("what is undone is undone as a whole")
          .isTrue();
      balance = now;
    }
    assertThat(now).as("atoms are conserved").isEqualTo(balance);
    assertThat(after.reactions()).isLessThanOrEqualTo(after.spec().maxReactions());
    if (after.ending() != null) {
      ended(after, after.ending(), content);
    }
  }

  /** Whether the atoms are those without the changes of some commits that are gone now. */
  private boolean isUndone(Ledger before, Ledger after, Balance now) {
    Set<Long> left = new HashSet<>();
    after.provisional().forEach(step -> left.add(step.fence()));
    List<Long> gone =
        before.provisional().stream()
            .map(Provisional::fence)
            .filter(f -> !left.contains(f))
            .toList();
    if (gone.size() > MOST_TRIED) {
      // too many subsets to try; the result in the end is compared all the same
      return true;
    }
    for (int some = 1; some < 1 << gone.size(); some++) {
      Balance other = balance;
      for (int i = 0; i < gone.size(); i++) {
        if ((some >> i & 1) != 0) {
          other = other.minus(existing(changes.get(gone.get(i))));
        }
      }
      if (other.equals(now)) {
        return true;
      }
    }
    return false;
  }

  /** The number of commits that the ledger took. */
  int commits() {
    return committed.size();
  }

  /** A node that says what is. */
  void trust(String node) {
    honest.add(node);
  }

  /** Whether it is a node that says what is. */
  boolean isTrusted(String node) {
    return honest.contains(node);
  }

  /** Looks at the end of a run of some atoms. */
  void finished(Molecule all) {
    Ledger ledger = existing(owner);
    Ending ending = existing(ledger.ending());
    for (String node : ledger.quarantined()) {
      assertThat(isTrusted(node)).as("the honest node %s is convicted", node).isFalse();
    }
    if (mayErr) {
      return;
    }
    Molecule result = blobs.readAll(ledger.fragments());
    if (ending.kind() == Ending.Kind.INERT && toy != Toy.MERGE) {
      assertThat(Solution.of(result)).isEqualTo(Solution.of(inert(all)));
    } else {
      assertThat(
              ledger.spec().maxReactions() < Long.MAX_VALUE || ending.kind() == Ending.Kind.INERT)
          .isTrue();
    }
  }

  private void ended(Ledger ledger, Ending ending, Molecule content) {
    if (mayErr) {
      return;
    }
    switch (ending.kind()) {
      case INERT -> assertThat(react(content)).as("inert").isZero();
      case REACTION_LIMIT -> {
        assertThat(ledger.reactions()).isEqualTo(ledger.spec().maxReactions());
        assertThat(react(content)).as("something can react").isPositive();
      }
      default -> throw new AssertionError("it ended as " + ending.kind());
    }
  }

  /** The number of reactions of all atoms together. */
  long react(Molecule content) {
    whole.load(content, Vessel.Load.ACTIVE);
    whole.drive(Budget.unlimited());
    long reactions = whole.reactions();
    whole.clear();
    return reactions;
  }

  /** Whether the atoms in the end are those of a run of all of some atoms together. */
  boolean isRight(Molecule content) {
    return owner != null
        && Solution.of(blobs().readAll(owner.fragments())).equals(Solution.of(inert(content)));
  }

  /** The solution of all atoms together when nothing can react. */
  Molecule inert(Molecule content) {
    whole.load(content, Vessel.Load.ACTIVE);
    whole.drive(Budget.unlimited());
    return whole.take().content();
  }

  /** The toy whose atoms these are. */
  Toy toy() {
    return toy;
  }
}
