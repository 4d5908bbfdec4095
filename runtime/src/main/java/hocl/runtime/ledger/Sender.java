package hocl.runtime.ledger;

import java.util.Comparator;

/**
 * One of those that send commands, each of which has one command in flight at a time.
 *
 * @param node the name of the node
 * @param incarnation a number that the node draws when it starts; of two incarnations of one name
 *     the one that joined later is valid
 * @param slot tells apart the senders of one node
 */
public record Sender(String node, long incarnation, int slot) implements Comparable<Sender> {

  private static final Comparator<Sender> ORDER =
      Comparator.comparing(Sender::node)
          .thenComparingLong(Sender::incarnation)
          .thenComparingInt(Sender::slot);

  @Override
  public int compareTo(Sender other) {
    return ORDER.compare(this, other);
  }
}
