package hocl.runtime.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the members of a {@link LocalCluster} together again that have lost one another, as on a
 * machine that stood still: they join anew, with all that their processes hold.
 */
final class Shepherd implements Runnable {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(1);

  /** Looks, not time: a process that hung does not count the time that it missed. */
  private static final int MOST_ALONE = 3;

  private final LocalCluster cluster;
  private final Map<MemberHandle, Integer> alone = new HashMap<>();

  Shepherd(LocalCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public void run() {
    try {
      while (!cluster.isClosed()) {
        Thread.sleep(BETWEEN_LOOKS);
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    List<MemberHandle> answering = new ArrayList<>();
    List<MemberHandle> together = new ArrayList<>();
    for (MemberHandle member : cluster.joined()) {
      try {
        String standing =
            Parts.text(member.call(Frames.STANDING, new byte[0], FOR_AN_ANSWER).content());
        answering.add(member);
        if (standing.startsWith("together")) {
          together.add(member);
        }
      } catch (IOException e) {
        // it hangs, or is being replaced
      }
    }
    cluster.together(together.size());
    alone.keySet().retainAll(answering);
    alone.keySet().removeAll(together);
    for (MemberHandle member : answering) {
      if (!together.contains(member) && alone.merge(member, 1, Integer::sum) > MOST_ALONE) {
        List<MemberHandle> others = together.isEmpty() ? answering.subList(0, 1) : together;
        if (!others.contains(member)) {
          alone.remove(member);
          joinAnew(member, others);
        }
      }
    }
  }

  private void joinAnew(MemberHandle member, List<MemberHandle> others)
      throws InterruptedException {
    try {
      member.leaves();
      cluster.join(member, others.stream().map(MemberHandle::port).toList());
      cluster.give(member);
    } catch (IOException e) {
      // it is looked at again
    }
  }
}
