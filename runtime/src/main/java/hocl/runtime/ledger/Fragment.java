package hocl.runtime.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a solution's atoms that one task at a time may change.
 *
 * @param generations by increasing stamp; those that came since the fragment was leased are its
 *     inbox
 * @param inertTo its generations up to this stamp cannot react with one another
 * @param losses the number of times in a row that a node was lost while it held the fragment
 * @param revokes the number of times in a row that a lease of the fragment was revoked
 */
public record Fragment(List<Generation> generations, long inertTo, int losses, int revokes) {

  /** A fragment without atoms. */
  static final Fragment EMPTY = new Fragment(List.of(), 0, 0, 0);

  /** A fragment. */
  public Fragment {
    generations = List.copyOf(generations);
  }

  /** Whether it holds no generation. */
  public boolean isEmpty() {
    return generations.isEmpty();
  }

  /** The stamp of the latest generation, or 0. */
  public long latest() {
    return generations.isEmpty() ? 0 : generations.getLast().stamp();
  }

  /** The number of atoms. */
  public long atoms() {
    return generations.stream().mapToLong(Generation::atoms).sum();
  }

  /** The fragment with a later generation. */
  Fragment plus(Generation generation) {
    List<Generation> all = new ArrayList<>(generations);
    all.add(generation);
    return new Fragment(all, inertTo, losses, revokes);
  }

  /** The fragment after a lease of it came to nothing. */
  Fragment afterLoss(boolean nodeLost) {
    return new Fragment(generations, inertTo, losses + (nodeLost ? 1 : 0), revokes + 1);
  }
}
