package hocl.runtime.cluster;

import com.hazelcast.cluster.Member;
import hocl.runtime.codec.CodecException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The blobs of all jobs, each on most of the voters, outside of the maps of Hazelcast. The name of
 * a blob says which voters hold it while all are there; others take the place of those that are
 * not. Any thread may call.
 */
final class SpreadBlobs {

  private static final Duration FOR_AN_ANSWER = Duration.ofMillis(500);
  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(50);

  /** A voter that is not here may hold the only copies, and be back soon. */
  private static final long FOR_OTHERS_NANOS = Duration.ofSeconds(2).toNanos();

  private final Voters voters;
  private final @Nullable Shelf own;
  private final IntSupplier all;

  /**
   * Blobs.
   *
   * @param own the shelf of this voter, or null at a worker
   * @param all the number of voters, 0 while it is not known
   */
  SpreadBlobs(Voters voters, @Nullable Shelf own, IntSupplier all) {
    this.voters = voters;
    this.own = own;
    this.all = all;
  }

  /** The voters that are present, those first that should hold a blob. */
  private static List<Integer> order(String name, int all, Set<Integer> present) {
    List<Integer> order = new ArrayList<>();
    int first = Math.floorMod(name.hashCode(), all);
    for (int i = 0; i < all; i++) {
      int voter = (first + i) % all;
      if (present.contains(voter)) {
        order.add(voter);
      }
    }
    return order;
  }

  /** Whether a voter should hold a blob while some are present. */
  static boolean isFor(int voter, String name, int all, Set<Integer> present) {
    List<Integer> order = order(name, all, present);
    int place = order.indexOf(voter);
    return place >= 0 && place <= all / 2;
  }

  /** Waits a moment; ends with the instance. */
  private void pause() throws InterruptedException {
    if (!voters.isRunning()) {
      throw new NodeEndedException();
    }
    Thread.sleep(BETWEEN_ROUNDS);
  }

  /** Returns when most voters hold it. */
  void put(String name, byte[] bytes) throws InterruptedException {
    byte[] content = Desk.blob(name, bytes);
    Set<Integer> holding = new HashSet<>();
    Set<Integer> slow = new HashSet<>();
    while (true) {
      Map<Integer, Member> present = voters.present();
      int count = all.getAsInt();
      int missing = count / 2 + 1 - holding.size();
      if (count > 0 && present.size() > count / 2) {
        List<Integer> asked = new ArrayList<>(order(name, count, present.keySet()));
        asked.removeAll(holding);
        asked.sort(java.util.Comparator.comparing(slow::contains));
        asked = asked.subList(0, Math.min(missing, asked.size()));
        BlockingQueue<Voters.Answer> answers = new LinkedBlockingQueue<>();
        for (int voter : asked) {
          Member member = present.get(voter);
          if (member != null) {
            voters.call(voter, member, VoterCall.PUT, content, answers);
          }
        }
        slow.addAll(asked);
        long end = System.nanoTime() + FOR_AN_ANSWER.toNanos();
        for (int i = 0; i < asked.size(); i++) {
          Voters.Answer answer =
              answers.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
          if (answer != null && answer.content().isPresent()) {
            holding.add(answer.voter());
          }
        }
        if (holding.size() > count / 2) {
          return;
        }
      }
      pause();
    }
  }

  /** The bytes of a blob, or null if no voter holds it. */
  byte @Nullable [] get(String name) throws InterruptedException {
    byte[] here = own == null ? null : own.get(name);
    if (here != null) {
      return here;
    }
    byte[] content = Parts.text(name);
    long start = System.nanoTime();
    Set<Integer> without = new HashSet<>();
    while (true) {
      int count = all.getAsInt();
      for (int voter :
          count == 0 ? List.<Integer>of() : order(name, count, voters.present().keySet())) {
        byte[] answer = voters.ask(voter, VoterCall.GET, content, FOR_AN_ANSWER);
        if (answer != null && answer.length > 0) {
          return content(answer);
        }
        if (answer != null) {
          without.add(voter);
        }
      }
      boolean waited = System.nanoTime() - start > FOR_OTHERS_NANOS;
      if (count > 0 && (without.size() == count || (waited && without.size() > count / 2))) {
        return null;
      }
      pause();
    }
  }

  /** Fetches a blob that this voter should hold. */
  void fetch(String name, Shelf shelf, int self) throws InterruptedException {
    for (int voter : order(name, all.getAsInt(), voters.present().keySet())) {
      if (voter != self) {
        byte[] answer = voters.ask(voter, VoterCall.GET, Parts.text(name), FOR_AN_ANSWER);
        if (answer != null && answer.length > 0) {
          shelf.put(name, content(answer));
          return;
        }
      }
    }
  }

  private static byte[] content(byte[] answer) {
    try {
      return Parts.split(answer, 2).getLast();
    } catch (CodecException e) {
      throw new IllegalStateException("a voter answers in an unknown way", e);
    }
  }

  /** Drops a blob. */
  void remove(String name) throws InterruptedException {
    voters.tell(VoterCall.REMOVE, Parts.text(name));
  }
}
