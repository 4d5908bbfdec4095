package hocl.runtime.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What all solutions of one run share: the shapes, the list of solutions with work to do, and what
 * the plans need to be kept. Used by the reacting thread only.
 */
public final class Store {

  /** Fewer rows than these are walked over faster than an ordered index finds any. */
  private static final int LEAST_ORDERED = 64;

  private final Shapes shapes = new Shapes();
  private final boolean random;
  private boolean keepArrivals;
  private int leastOrdered = LEAST_ORDERED;
  private final ArrayDeque<ReactingSolution> work = new ArrayDeque<>();
  private final List<ReactingSolution> randomWork = new ArrayList<>();

  /**
   * An empty store.
   *
   * @param random whether the atom to try next will be drawn at random: then every atom is visible
   *     at once and those not yet tried are tracked
   */
  public Store(boolean random) {
    this.random = random;
  }

  /** The shapes of all solutions of this run. */
  public Shapes shapes() {
    return shapes;
  }

  /** Whether atoms are drawn at random. */
  public boolean random() {
    return random;
  }

  /** From now on new species remember the order of arrival across species. */
  public void keepArrivals() {
    keepArrivals = true;
  }

  /** From now on an ordered index is made however few rows there are; for tests. */
  public void orderAlways() {
    leastOrdered = 0;
  }

  /** How many passive rows there must be for an ordered index. */
  int leastOrdered() {
    return leastOrdered;
  }

  boolean keepsArrivals() {
    return keepArrivals;
  }

  /** Puts a solution on the list of those with work to do. */
  void schedule(ReactingSolution solution) {
    if (random) {
      randomWork.add(solution);
    } else {
      work.add(solution);
    }
  }

  /** The number of solutions with work to do. */
  public int working() {
    return random ? randomWork.size() : work.size();
  }

  /**
   * Takes the solution that waits longest for its turn, or with {@code random} the one at a place.
   */
  public ReactingSolution takeWork(int place) {
    if (!random) {
      return work.remove();
    }
    ReactingSolution last = randomWork.removeLast();
    return place == randomWork.size() ? last : randomWork.set(place, last);
  }
}
