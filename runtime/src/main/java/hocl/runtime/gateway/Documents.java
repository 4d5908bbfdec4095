package hocl.runtime.gateway;

import hocl.runtime.cluster.NodeStanding;
import hocl.runtime.cluster.StandingCluster;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents that a gateway answers with. */
final class Documents {

  private Documents() {}

  /** A job and how it stands. */
  static Map<String, @Nullable Object> job(HostedJob job) {
    Conclusion end = job.conclusion();
    Map<String, @Nullable Object> document =
        Json.object(
            "job",
            job.id(),
            "name",
            job.submission().name(),
            "plan",
            PlanText.of(job.plan()),
            "keep",
            job.submission().keep(),
            "checking",
            job.promise().line(),
            "lines",
            job.lines().count());
    document.putAll(job.progress().json());
    if (end != null) {
      document.put("end", end.kind());
      document.put("sentence", end.sentence());
    }
    return document;
  }

  /**
   * The nodes, and the work of each.
   *
   * @param guests those outside the cluster
   */
  static Map<String, @Nullable Object> nodes(
      StandingCluster cluster, List<NodeStanding> guests, List<HostedJob> jobs) {
    List<NodeStanding> all = new ArrayList<>(cluster.nodes());
    all.addAll(guests);
    List<Object> nodes = new ArrayList<>();
    int voters = 0;
    for (NodeStanding node : all) {
      List<String> work = new ArrayList<>();
      for (HostedJob job : jobs) {
        if (job.conclusion() == null) {
          int leases = Collections.frequency(job.progress().workers(), node.name());
          work.addAll(Collections.nCopies(leases, job.id()));
        }
      }
      voters += node.isVoter() ? 1 : 0;
      nodes.add(
          Json.object(
              "node",
              node.name(),
              "address",
              node.address(),
              "role",
              node.isVoter() ? "voter" : guests.contains(node) ? "guest" : "worker",
              "threads",
              node.threads(),
              "gateway",
              node.gateway(),
              "work",
              work));
    }
    return Json.object(
        "nodes",
        nodes,
        "voters",
        cluster.voters(),
        "votersHere",
        voters,
        "majority",
        cluster.hasMajority(),
        "remembers",
        cluster.remembers());
  }
}
