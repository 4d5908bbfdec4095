package hocl.language.explore;

import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.Memory;
import hocl.runtime.reactor.Spending;
import org.jspecify.annotations.Nullable;

/**
 * Stops an exploration when its time is over, it is cancelled, the memory is nearly used up, or a
 * state is too large.
 */
public final class ExplorationMeter {
  private static final int INTERVAL = 1 << 10;

  private static final int MOST_ATOMS = 1_000_000;

  private final ExploreOptions options;
  private final @Nullable Long deadline;
  private final Spending spending;
  private final int mostAtoms;
  private long ticks;
  private volatile boolean memoryUsedUp;

  /** For an exploration within these limits. */
  public ExplorationMeter(ExploreOptions options) {
    this(options, Effort.unlimited(), MOST_ATOMS);
  }

  /** For a check that may spend this much, a step for each tick. */
  public ExplorationMeter(Effort effort) {
    this(ExploreOptions.upTo(Integer.MAX_VALUE), effort, MOST_ATOMS);
  }

  /** For what has happened already, so that as many atoms may be put together as a run may. */
  static ExplorationMeter ofThePast(Effort effort) {
    return new ExplorationMeter(ExploreOptions.upTo(Integer.MAX_VALUE), effort, Integer.MAX_VALUE);
  }

  private ExplorationMeter(ExploreOptions options, Effort effort, int mostAtoms) {
    this.mostAtoms = mostAtoms;
    this.options = options;
    this.spending = new Spending(effort);
    this.deadline = options.time() == null ? null : System.nanoTime() + options.time().toNanos();
  }

  /** To be called at every step of every search. */
  public void tick() {
    if (++ticks % INTERVAL == 0) {
      check();
    }
  }

  /** To be called before every state. */
  void check() {
    boolean late = deadline != null && System.nanoTime() - deadline > 0;
    if (late
        || spending.isOver(ticks)
        || options.cancellation().isCancelled()
        || Thread.currentThread().isInterrupted()) {
      throw new Spent();
    }
    if (Memory.isLow()) {
      memoryUsedUp();
      throw new Spent();
    }
  }

  /** Notes that the memory is used up, and gives back what was kept of it for this case. */
  void memoryUsedUp() {
    memoryUsedUp = true;
    Memory.letGo();
  }

  /** Whether the memory was used up. */
  boolean isMemoryUsedUp() {
    return memoryUsedUp;
  }

  /**
   * To be called before that many atoms are put together; more than the memory holds are given up.
   */
  void checkSize(int atoms) {
    if (atoms > mostAtoms) {
      throw new Spent();
    }
  }

  /** Ends a search with what it has found. */
  public static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Spent() {
      super("spent", null, false, false);
    }
  }
}
