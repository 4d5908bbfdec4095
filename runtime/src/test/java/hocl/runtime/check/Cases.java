package hocl.runtime.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Small numbers of nodes, and all that can be drawn from them. */
final class Cases {

  static final int MOST_NODES = 6;

  private Cases() {}

  /** All sets of nodes of a size, as bits; each is drawn with the same probability. */
  static List<Integer> sets(int nodes, int size) {
    return IntStream.range(0, 1 << nodes)
        .filter(set -> Integer.bitCount(set) == size)
        .boxed()
        .toList();
  }

  /** The nodes below a number, as bits: the liars of {@link Assumption}. */
  static int first(int number) {
    return (1 << number) - 1;
  }

  /** All assumptions with at least one liar of at least two nodes. */
  static List<Assumption> assumptions() {
    List<Assumption> all = new ArrayList<>();
    for (int nodes = 2; nodes <= MOST_NODES; nodes++) {
      for (int liars = 1; liars <= nodes; liars++) {
        all.add(new Assumption(nodes, liars, true));
        all.add(new Assumption(nodes, liars, false));
      }
    }
    return all;
  }

  /** The policies that an assumption has nodes for. */
  static List<Policy> policies(Assumption assumption) {
    List<Policy> all = new ArrayList<>();
    all.add(new Policy.None());
    for (double share : new double[] {.1, .25, .5, 1}) {
      all.add(new Policy.Share(share));
      all.add(new Policy.Audit(share));
    }
    for (int nodes = 2; nodes <= assumption.nodes(); nodes++) {
      all.add(new Policy.Trace(nodes - 1));
      all.add(new Policy.Redundancy(nodes));
    }
    return all;
  }
}
