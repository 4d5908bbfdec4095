package hocl.runtime.gateway;

import hocl.runtime.cluster.NodeStanding;
import hocl.runtime.cluster.StandingCluster;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the jobs of the cluster that this gateway does not have yet: those that go on by
 * themselves, and those whose gateway is gone. One thread.
 */
final class Adoption {

  private final StandingCluster cluster;
  private final String own;

  /** Of jobs that were seen; null for those that no gateway can take over. */
  private final Map<String, @Nullable Charter> charters = new HashMap<>();

  /**
   * For one gateway.
   *
   * @param own the address of its node
   */
  Adoption(StandingCluster cluster, String own) {
    this.cluster = cluster;
    this.own = own;
  }

  /** Begins something with a job of another gateway. */
  interface Adopter {
    /** Takes a job over. */
    void adopt(String job, Charter charter) throws RefusedException;
  }

  /**
   * Looks once.
   *
   * @param has the jobs that this gateway has
   * @throws InterruptedException if the thread was interrupted
   */
  void round(Set<String> has, Adopter adopter) throws InterruptedException {
    Set<String> kept = cluster.kept();
    charters.keySet().retainAll(kept);
    for (String job : kept) {
      if (has.contains(job)) {
        continue;
      }
      if (!charters.containsKey(job)) {
        byte[] note = cluster.noted(job);
        charters.put(job, note == null ? null : Charter.read(note));
      }
      Charter charter = charters.get(job);
      if (charter != null && (!charter.submission().attached() || isInCharge(charter))) {
        try {
          adopter.adopt(job, charter);
        } catch (RefusedException e) {
          // it was compiled once, but not by this version
          charters.put(job, null);
        }
      }
    }
  }

  /**
   * Whether this gateway is the one that checks and limits a job: its own, or the first one of the
   * cluster while that is gone.
   */
  boolean isInCharge(Charter charter) {
    if (charter.node().equals(own)) {
      return true;
    }
    String first = own;
    for (NodeStanding node : cluster.nodes()) {
      String address = node.address();
      // a node that was started again without a gateway does nothing for the job
      if (!node.gateway().isEmpty()) {
        if (address.equals(charter.node())) {
          return false;
        }
        first = address.compareTo(first) < 0 ? address : first;
      }
    }
    return first.equals(own);
  }
}
