package hocl.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * Gives atoms serial numbers, in order of their arrival from 0, while a run is recorded: those of
 * the outermost solution, and those of inner ones from when they begin to react. Used by the
 * reacting thread only.
 */
public final class Serials {

  /** Stands for no number. */
  static final int NONE = -1;

  private int next;

  /** The number of the atom that arrives next. */
  public int next() {
    return next;
  }

  /** Lets the next atom that arrives have a number. */
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

  /** Lets an atom arrive now that took its number before. */
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
