package hocl.runtime.task;

import hocl.runtime.check.Policy;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Beginning;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Ledger;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.referee.Dossier;
import hocl.runtime.referee.Draws;
import hocl.runtime.referee.Keeping;
import hocl.runtime.referee.Proceedings;
import hocl.runtime.referee.Referee;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The referee of a simulated run, and the one that takes its place. */
final class SimulatedReferee {

  private static final int KEY_BYTES = 32;

  private final Post post;
  private final Policy policy;
  private final Hands hands;
  private final Random random;
  private final Sender first;
  private final Referee firstReferee;
  private Sender client;
  private Referee referee;
  private Draws draws;

  /** A referee in the process of a client. */
  SimulatedReferee(Post post, Policy policy, Hands hands, Random random, Sender client) {
    this.post = post;
    this.policy = policy;
    this.hands = hands;
    this.random = random;
    this.first = client;
    this.draws = drawn(random);
    this.firstReferee = of(client, Keeping.NOTHING, null);
    this.client = first;
    this.referee = firstReferee;
  }

  /** A referee with a key of its own. */
  private Referee of(Sender sender) {
    draws = drawn(random);
    return of(sender, Keeping.NOTHING, null);
  }

  private static Draws drawn(Random random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return new Draws(key);
  }

  private Referee of(Sender sender, Keeping keeping, @Nullable Beginning beginning) {
    return new Referee(
        new Sender(sender.node(), sender.incarnation(), 1),
        post,
        policy,
        () -> hands,
        sentence -> {},
        draws,
        keeping,
        beginning);
  }

  /** Keeps all tasks from the beginning of the job on. */
  void keep(@Nullable Beginning beginning) {
    referee = of(client, Keeping.TASKS, beginning);
  }

  /** All that the referee leaves. */
  Dossier dossier(@Nullable Ledger ledger) {
    if (ledger == null) {
      throw new AssertionError("there was no run");
    }
    return referee.dossier(seen(ledger));
  }

  Answer.Seen seen(Ledger ledger) {
    return (Answer.Seen) Ledger.apply(ledger, new Request(client, 0, new Command.Look())).answer();
  }

  void act(Ledger ledger) throws CodecException, InterruptedException {
    referee.act(seen(ledger));
  }

  /** Another client goes on in place of the first one. */
  void takeOver(Sender other) throws InterruptedException {
    client = other;
    post.send(new Request(client, 1, new Command.Join()));
    referee = of(client);
  }

  /** The first client was not gone, and goes on. */
  void giveBack() {
    client = first;
    referee = firstReferee;
  }

  /** The record of the draws. */
  Proceedings proceedings(@Nullable Ledger ledger) {
    if (ledger == null) {
      throw new AssertionError("there was no run");
    }
    return referee.proceedings(seen(ledger));
  }
}
