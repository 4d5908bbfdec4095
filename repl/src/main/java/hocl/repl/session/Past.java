package hocl.repl.session;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The moments that a session can go back to, and forth again. Each holds its solution whole, so
 * there are fewer of them where solutions are large; one can always be gone back to.
 */
final class Past {

  /** The largest number of moments. */
  static final int MOST_MOMENTS = 100;

  /** The bytes of memory that there should be for each atom that is kept. */
  private static final int BYTES_PER_ATOM = 400;

  /**
   * A step that can be taken back.
   *
   * @param what the input that led on from the moment
   * @param moment how the session stood before it, or after it if the step was taken back
   */
  record Step(String what, Moment moment) {}

  private final long mostAtoms;
  private final Deque<Step> back = new ArrayDeque<>();
  private final Deque<Step> forth = new ArrayDeque<>();

  /** For the memory of this process. */
  Past() {
    this(Runtime.getRuntime().maxMemory() / BYTES_PER_ATOM);
  }

  /**
   * No moments yet.
   *
   * @param mostAtoms the largest number of atoms in all moments but the latest
   */
  Past(long mostAtoms) {
    this.mostAtoms = mostAtoms;
  }

  /** An input has led on from a moment; what was taken back before is gone. */
  void add(String what, Moment before) {
    forth.clear();
    back.push(new Step(what, before));
    long atoms = 0;
    int kept = 0;
    for (Step step : back) {
      atoms += step.moment().solution().size();
      if (kept > 0 && (atoms > mostAtoms || kept >= MOST_MOMENTS)) {
        break;
      }
      kept++;
    }
    while (back.size() > kept) {
      back.removeLast();
    }
  }

  /** The number of steps that can be taken back. */
  int size() {
    return back.size();
  }

  /**
   * Takes back the latest step.
   *
   * @param now how the session stands
   * @return the step, with the moment before it; null if there is none
   */
  @Nullable Step undo(Moment now) {
    return move(back, forth, now);
  }

  /**
   * Takes the step again that was taken back last.
   *
   * @param now how the session stands
   * @return the step, with the moment after it; null if there is none
   */
  @Nullable Step redo(Moment now) {
    return move(forth, back, now);
  }

  private static @Nullable Step move(Deque<Step> from, Deque<Step> to, Moment now) {
    Step step = from.poll();
    if (step != null) {
      to.push(new Step(step.what(), now));
    }
    return step;
  }
}
