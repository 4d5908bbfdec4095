package hocl.runtime.cluster;

import com.hazelcast.cluster.Member;
import hocl.runtime.copies.Copies;
import hocl.runtime.copies.Mark;
import hocl.runtime.copies.Question;
import hocl.runtime.copies.Recollection;
import hocl.runtime.copies.Reply;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Ledger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Lets a voter that has started remember what the others know, and then keeps all copies and blobs
 * on as many voters as are there. One thread, while the instance of Hazelcast goes on.
 */
final class Caretaker implements Runnable {

  private static final Duration FOR_A_REPLY = Duration.ofSeconds(1);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(500);

  /** A round does not last long, so that other jobs have their turn. */
  private static final int MOST_BLOBS = 256;

  /** Tries, some ten in a second, before most voters found a cluster without the others. */
  private static final int MOST_FRESH = 40;

  private final Holdings holdings;
  private final Voters voters;
  private final Ledgers ledgers;
  private final SpreadBlobs blobs;

  /** For each job, where it stood when no blob was missing. */
  private final Map<String, Whole> whole = new HashMap<>();

  /** How often most voters were there in a row, and none of them remembered anything. */
  private int fresh;

  private record Whole(Mark mark, Set<Integer> present) {}

  Caretaker(Holdings holdings, Voters voters, Ledgers ledgers, SpreadBlobs blobs) {
    this.holdings = holdings;
    this.voters = voters;
    this.ledgers = ledgers;
    this.blobs = blobs;
  }

  @Override
  public void run() {
    try {
      while (voters.isRunning()) {
        try {
          if (holdings.copies().remembers()) {
            care();
            Thread.sleep(BETWEEN_ROUNDS);
          } else if (!recollect()) {
            Thread.sleep(BETWEEN_TRIES);
          }
        } catch (RuntimeException e) {
          // the instance is in trouble, or ends
          Thread.sleep(BETWEEN_TRIES);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tries to remember; gives whether it does now. */
  private boolean recollect() throws InterruptedException {
    Copies copies = holdings.copies();
    Map<Integer, Member> others = new TreeMap<>(voters.present());
    others.remove(copies.voter());
    Recollection recollection = new Recollection(copies);
    boolean all =
        voters.askAll(
            others,
            recollection.question(),
            FOR_A_REPLY,
            reply -> {
              recollection.addFirst((Reply.Recalled) reply);
              return false;
            });
    // without memory, one that comes a little later may be the one that remembers
    fresh = all && recollection.seemsNew() ? fresh + 1 : 0;
    boolean founding = fresh > MOST_FRESH;
    if (!recollection.isAsked() && !founding) {
      return false;
    }
    voters.askAll(
        others,
        recollection.announcement(),
        FOR_A_REPLY,
        reply -> {
          recollection.addSecond((Reply.Recalled) reply);
          return false;
        });
    if (!recollection.isEnough() && !(founding && recollection.isNew())) {
      return false;
    }
    for (Map.Entry<String, Integer> one : recollection.wanted().entrySet()) {
      if (!(voters.ask(one.getValue(), new Question.Fetch(one.getKey()), FOR_A_REPLY)
          instanceof Reply.Fetched fetched)) {
        return false;
      }
      recollection.learn(one.getKey(), fetched.copy());
    }
    recollection.finish();
    return copies.remembers();
  }

  private void care() throws InterruptedException {
    Copies copies = holdings.copies();
    for (String job : copies.led()) {
      ledgers.spread(job, copies);
    }
    for (String job : holdings.shelf().jobs()) {
      if (copies.of(job).forgotten()) {
        holdings.shelf().forget(job);
      }
    }
    Set<Integer> present = new TreeSet<>(voters.present().keySet());
    whole.keySet().retainAll(copies.jobs());
    for (String job : copies.jobs()) {
      Ledger ledger = copies.of(job).ledger();
      Whole now = new Whole(copies.of(job).mark(), present);
      if (ledger != null && !now.equals(whole.get(job)) && complete(job, ledger, present)) {
        whole.put(job, now);
      }
    }
  }

  /** Fetches blobs that this voter should hold; gives whether it holds all of them. */
  private boolean complete(String job, Ledger ledger, Set<Integer> present)
      throws InterruptedException {
    Copies copies = holdings.copies();
    Shelf shelf = holdings.shelf();
    List<String> named =
        Stream.concat(
                Stream.of(Notes.nameOf(job)),
                ledger.blobs().stream().map(BlobRef::name).map(name -> name.in(job)))
            .filter(name -> SpreadBlobs.isFor(copies.voter(), name, copies.voters(), present))
            .toList();
    List<String> missing = shelf.missing(named);
    for (String name : missing.subList(0, Math.min(MOST_BLOBS, missing.size()))) {
      blobs.fetch(name, shelf, copies.voter());
    }
    // a job of a single run has no note
    return shelf.missing(named).stream().allMatch(Notes.nameOf(job)::equals);
  }
}
