package hocl.language.explore;

import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.Memory;
import hocl.runtime.reactor.Spending;
import org.jspecify.annotations.Nullable;

/**
 * Stops an exploration, by {@link Spent}, when a limit is met, the exploration is cancelled, its
 * thread is interrupted, the memory is nearly used up, or a state is too large. For one thread.
 */
public final class ExplorationMeter {
  /** The number of ticks between two looks at the limits. */
  private static final int INTERVAL = 1 << 10;

  /** The largest number of atoms that may be put together at once. */
  private static final int MOST_ATOMS = 1_000_000;

  private final ExploreOptions options;
  private final @Nullable Long deadline;
  private final Spending spending;
  private final int mostAtoms;
  private long ticks;
  private volatile boolean memoryUsedUp;

  /** A meter of an exploration; looks at the time and the cancellation of its limits. */
  public ExplorationMeter(ExploreOptions options) {
    this(options, Effort.unlimited(), MOST_ATOMS);
  }

  /** A meter of a check, each tick of which is a step of the effort. */
  public ExplorationMeter(Effort effort) {
    this(ExploreOptions.upTo(Integer.MAX_VALUE), effort, MOST_ATOMS);
  }

  /** A meter of reactions that have happened already, which may make as many atoms as a run may. */
  static ExplorationMeter ofThePast(Effort effort) {
    return new ExplorationMeter(ExploreOptions.upTo(Integer.MAX_VALUE), effort, Integer.MAX_VALUE);
  }

  private ExplorationMeter(ExploreOptions options, Effort effort, int mostAtoms) {
    this.mostAtoms = mostAtoms;
    this.options = options;
    this.spending = new Spending(effort);
    this.deadline = options.time() == null ? null : System.nanoTime() + options.time().toNanos();
  }

  /**
   * Counts a step of a search; looks at the limits once in a while.
   *
   * @throws Spent if a limit is met
   */
  public void tick() {
    if (++ticks % INTERVAL == 0) {
      check();
    }
  }

  /**
   * Looks at the limits; called before every state.
   *
   * @throws Spent if a limit is met
   */
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

  /** Notes that the memory is used up, and lets the reserve of memory go. */
  void memoryUsedUp() {
    memoryUsedUp = true;
    Memory.letGo();
  }

  /** Whether the memory was used up. */
  boolean isMemoryUsedUp() {
    return memoryUsedUp;
  }

  /**
   * Checks a number of atoms that are about to be put together.
   *
   * @throws Spent if there are too many
   */
  void checkSize(int atoms) {
    if (atoms > mostAtoms) {
      throw new Spent();
    }
  }

  /** Thrown to end a search, which keeps its findings so far. */
  public static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Spent() {
      super("spent", null, false, false);
    }
  }
}
