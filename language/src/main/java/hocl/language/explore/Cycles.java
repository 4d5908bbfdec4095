package hocl.language.explore;

import java.util.ArrayDeque;
import java.util.List;

/**
 * Finds out whether a graph has a cycle: takes nodes without a way in away until none is left (A.
 * B. Kahn, "Topological sorting of large networks", Communications of the ACM 5, 1962), or every
 * node that is left has one.
 */
final class Cycles {
  private Cycles() {}

  /**
   * Whether some node can reach itself.
   *
   * @param nodes the number of nodes
   * @param successors the nodes that follow each node; those of the last nodes may be missing
   */
  static boolean exist(int nodes, List<int[]> successors) {
    int[] waysIn = new int[nodes];
    for (int[] following : successors) {
      for (int node : following) {
        waysIn[node]++;
      }
    }
    ArrayDeque<Integer> free = new ArrayDeque<>();
    for (int node = 0; node < nodes; node++) {
      if (waysIn[node] == 0) {
        free.add(node);
      }
    }
    int removed = 0;
    while (!free.isEmpty()) {
      int node = free.remove();
      removed++;
      if (node < successors.size()) {
        for (int following : successors.get(node)) {
          if (--waysIn[following] == 0) {
            free.add(following);
          }
        }
      }
    }
    return removed < nodes;
  }
}
