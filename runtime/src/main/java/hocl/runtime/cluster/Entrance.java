package hocl.runtime.cluster;

import com.hazelcast.core.HazelcastException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of a member into its cluster. A voter joins where any other voter answers; where none
 * does, the first one founds the cluster, and the others wait a while for it.
 */
final class Entrance {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  /** Each voter waits longer for those before it, so that one founds and the others join. */
  private static final int LOOKS_PER_VOTER = 20;

  /** A member that answers may be joining itself, or just be leaving. */
  private static final int MOST_TRIES = 4;

  /** Looks, not time: a process that hung does not count the time that it missed. */
  private static final int MOST_ALONE = 3;

  private static final int MORE_PER_VOTER = 3;

  private final MemberSettings settings;

  /** The same for all members of this process, or null for a worker. */
  private final @Nullable Holdings holdings;

  private final Acquaintances met = new Acquaintances();

  Entrance(MemberSettings settings) {
    this.settings = settings;
    this.holdings = settings.isVoter() ? new Holdings(settings.voter(), settings.voters()) : null;
  }

  /**
   * Joins or founds.
   *
   * @throws ClusterException if that cannot be; the message is a sentence
   */
  Node enter() throws InterruptedException {
    if (settings.port() != 0 && !Addresses.isFree(settings.host(), settings.port())) {
      throw refused(
          "Nothing can listen at "
              + settings.host()
              + ":"
              + settings.port()
              + ": the port is in use");
    }
    return enterAnew();
  }

  /** As {@link #enter}, where the port may still be that of an earlier member of this process. */
  Node enterAnew() throws InterruptedException {
    for (int tries = 1; ; tries++) {
      Optional<String> other = waitForOthers();
      if (other.isEmpty() && !settings.isVoter()) {
        throw refused("No member answers at " + String.join(", ", settings.others()));
      }
      Node node = start(other.orElse(""));
      if (other.isEmpty() || (node.members() > 1 && node.voters() > 0)) {
        return checked(node);
      }
      node.kill();
      if (tries == MOST_TRIES) {
        throw strangers(other.get());
      }
      Thread.sleep(BETWEEN_LOOKS.multipliedBy(tries));
    }
  }

  private Node start(String other) {
    try {
      return Node.start(settings, holdings, met);
    } catch (HazelcastException | IllegalStateException e) {
      throw other.isEmpty()
          ? refused("The node does not start: " + e.getMessage())
          : strangers(other);
    }
  }

  private ClusterException strangers(String other) {
    return refused(
        "At "
            + other
            + " something answers that lets no member into the cluster `"
            + settings.cluster()
            + "`: its cluster has another name, or it is no node of hocl");
  }

  private Node checked(Node node) {
    List<String> others =
        settings.isVoter() ? node.otherFounders(settings.founders()) : List.<String>of();
    if (others.isEmpty()) {
      return node;
    }
    node.kill();
    throw refused(
        "The cluster was founded with the voters "
            + others.getFirst()
            + ", and this node names "
            + settings.founders());
  }

  private static ClusterException refused(String sentence) {
    return new ClusterException(sentence + ".", false);
  }

  private Optional<String> waitForOthers() throws InterruptedException {
    int looks = settings.isVoter() ? settings.voter() * LOOKS_PER_VOTER : 0;
    Optional<String> other = answering();
    for (int look = 0; other.isEmpty() && look < looks; look++) {
      Thread.sleep(BETWEEN_LOOKS);
      other = answering();
    }
    return other;
  }

  private Optional<String> answering() {
    return settings.others().stream().filter(Entrance::answers).findFirst();
  }

  private static boolean answers(String address) {
    int colon = address.lastIndexOf(':');
    return Addresses.answers(
        address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
  }

  /**
   * The number of looks, a second apart, at a divided cluster before the member joins anew; another
   * one for each voter, so that not all leave at once.
   */
  int patience() {
    return MOST_ALONE + MORE_PER_VOTER * Math.max(0, settings.voter());
  }

  /** The number of those that answer and should be members of the same cluster, but are not. */
  long strangers(Node node) {
    List<String> members = node.standings().stream().map(NodeStanding::address).toList();
    return settings.others().stream()
        .filter(other -> !members.contains(other) && answers(other))
        .count();
  }
}
