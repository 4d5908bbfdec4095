package hocl.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * Gives atoms serial numbers, from 0 in the order of their arrival, while a run is recorded: to
 * atoms of the outermost solution, and to those of an inner one from the time when it begins to
 * react. Used by the reacting thread only.
 */
public final class Serials {

  /** Stands for no number. */
  static final int NONE = -1;

  private int next;

  /** The number of the atom that arrives next. */
  public int next() {
    return next;
  }

  /** Sets the number of the atom that arrives next. */
  public void next(int number) {
    next = number;
  }

  int take() {
    return next++;
  }

  /**
   * Takes the number of the next atom that arrives, or {@link #NONE} where atoms are not numbered.
   */
  static int takeFrom(@Nullable Serials serials) {
    return serials == null ? NONE : serials.take();
  }

  /** Carries out the arrival of an atom that took its number before. */
  static void as(int number, @Nullable Serials serials, Runnable arrival) {
    if (serials == null || number == NONE) {
      arrival.run();
      return;
    }
    int next = serials.next;
    serials.next = number;
    arrival.run();
    serials.next = next;
  }
}
