package hocl.runtime.cluster;

import com.hazelcast.core.HazelcastException;
import hocl.runtime.cluster.ClusterException.Cause;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of a member into its cluster. A voter joins where any other voter answers; where none
 * does, the first one founds the cluster, and the others wait a while for it. That one answers does
 * not mean that it is a member: it may be coming in at the same moment, or be about to leave. So a
 * member joins through one of them at a time and never is alone by that, and of voters that wait
 * for each other the first one founds in the end.
 */
final class Entrance {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  /** Each voter waits longer for those before it, so that one founds and the others join. */
  private static final int LOOKS_PER_VOTER = 20;

  /** After each that answers has been tried. */
  private static final int MORE_TRIES = 1;

  /** How long the first voter tries to join through another one, and each other member. */
  private static final Duration FOR_THE_FIRST = Duration.ofSeconds(4);

  private static final Duration FOR_OTHERS = Duration.ofSeconds(8);

  /** How often one that founded though others answer looks for them before it leaves again. */
  private static final int LOOKS_ALONE = 32;

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
    if (!isPossible()) {
      throw refused(
          Cause.NO_PORT,
          "Nothing can listen at "
              + settings.host()
              + ":"
              + settings.port()
              + ": "
              + Addresses.whyNotFree(settings.host()));
    }
    return enterAnew();
  }

  /** Whether the member can listen at its address. */
  private boolean isPossible() {
    try {
      return Addresses.isHere(settings.host())
          && (settings.port() == 0 || Addresses.isFree(settings.host(), settings.port()));
    } catch (IOException e) {
      return false;
    }
  }

  /** As {@link #enter}, where the port may still be that of an earlier member of this process. */
  Node enterAnew() throws InterruptedException {
    for (int tries = 0; ; tries++) {
      List<String> others = waitForOthers();
      if (others.isEmpty() && !settings.isVoter()) {
        throw refused(
            Cause.UNREACHABLE, "No member answers at " + String.join(", ", settings.others()));
      }
      Optional<Node> node = start(others, tries);
      if (node.isPresent() && (others.isEmpty() || finds(node.get()))) {
        return checked(node.get());
      }
      node.ifPresent(Node::kill);
      if (tries >= others.size() + MORE_TRIES) {
        throw strangers(others.get(tries % others.size()));
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  /** A member that runs; none if it is not let in. */
  private Optional<Node> start(List<String> others, int tries) {
    boolean first = isFirst();
    Approach approach =
        others.isEmpty() || (first && tries >= others.size())
            ? Approach.founding()
            : Approach.through(
                others.get(tries % others.size()), first ? FOR_THE_FIRST : FOR_OTHERS);
    try {
      return Optional.of(Node.start(settings, approach, holdings, met));
    } catch (HazelcastException | IllegalStateException e) {
      if (approach.founds()) {
        throw refused(Cause.LOST, "The node does not start: " + e.getMessage());
      }
      return Optional.empty();
    }
  }

  /**
   * Whether a new member has others beside it. One that founds though others answer waits for them
   * for a while; if nothing answers any more, it stays for good.
   */
  private boolean finds(Node node) throws InterruptedException {
    for (int look = 0; look < LOOKS_ALONE; look++) {
      if (node.members() > 1) {
        return node.voters() > 0;
      }
      if (answering().isEmpty()) {
        return true;
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    return false;
  }

  /** Whether it is a voter, and none with a lower number answers. */
  private boolean isFirst() {
    return settings.isVoter()
        && settings.others().stream().limit(settings.voter()).noneMatch(Entrance::answers);
  }

  private ClusterException strangers(String other) {
    return refused(
        Cause.NOT_LET_IN,
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
        Cause.NOT_LET_IN,
        "The cluster was founded with the voters "
            + others.getFirst()
            + ", and this node names "
            + settings.founders());
  }

  private static ClusterException refused(Cause cause, String sentence) {
    return new ClusterException(cause, sentence + ".");
  }

  private List<String> waitForOthers() throws InterruptedException {
    int looks = settings.isVoter() ? settings.voter() * LOOKS_PER_VOTER : 0;
    List<String> others = answering();
    for (int look = 0; others.isEmpty() && look < looks; look++) {
      Thread.sleep(BETWEEN_LOOKS);
      others = answering();
    }
    return others;
  }

  private List<String> answering() {
    return settings.others().stream().filter(Entrance::answers).toList();
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
