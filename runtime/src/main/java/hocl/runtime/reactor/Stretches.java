package hocl.runtime.reactor;

import hocl.runtime.store.ReactingSolution;

/**
 * Decides when, and for how many reactions, the choices of a fair run are drawn. A run whose
 * solution comes back to what it was before gets nowhere: there a sixteenth of all reactions is
 * drawn, in stretches that grow longer. Where only part of it comes back it is a 512th, and one in
 * 4096 in any run that lasts. For one run, on the reacting thread.
 */
final class Stretches {

  private static final int FIRST_INTERVAL = 1 << 11;

  /** The largest interval between samples of a solution that is small enough to look at. */
  private static final int MOST_INTERVAL = 1 << 16;

  private static final int MOST_INTERVAL_OF_LARGE = 1 << 20;

  /**
   * For each atom that a sample looks at, or that a stretch has to make visible, there have to be
   * that many reactions.
   */
  private static final int REACTIONS_PER_ATOM = 32;

  private static final int SHARE_IF_WHOLE = 16;
  private static final int SHARE_IF_IN_PART = 512;
  private static final int SHARE_OF_ANY = 4096;

  /** Any run that is longer than this is one that lasts. */
  private static final long LASTING = 1 << 20;

  private static final int SHORTEST = 32;
  private static final int LONGEST = 1 << 14;

  private final Run run;
  private final Recurrence recurrence;
  private long interval = FIRST_INTERVAL;
  private long lastPause;
  private long lastStretch;

  /** How many reactions may be drawn, times {@link #SHARE_OF_ANY}. */
  private long due;

  private long usual = SHORTEST;
  private final Choice lengths = Choice.seeded(0);
  private long length;

  Stretches(Run run, ReactingSolution root) {
    this.run = run;
    this.recurrence = new Recurrence(root);
    this.length = vary(usual);
    run.pauseAfter(interval);
  }

  /**
   * The run pauses.
   *
   * @return how many reactions are to be drawn now; 0 for none
   */
  long pause() {
    long since = run.reactions() - lastPause;
    lastPause = run.reactions();
    long atoms = since / REACTIONS_PER_ATOM;
    long share =
        switch (recurrence.sample(atoms)) {
          case WHOLE -> SHARE_OF_ANY / SHARE_IF_WHOLE;
          case IN_PART -> SHARE_OF_ANY / SHARE_IF_IN_PART;
          case NEW -> {
            long most = recurrence.isLarge(atoms) ? MOST_INTERVAL_OF_LARGE : MOST_INTERVAL;
            interval = Math.max(interval, Math.min(2 * interval, most));
            usual = SHORTEST;
            yield lastPause > LASTING ? 1 : 0;
          }
        };
    due += share * since;
    run.pauseAfter(interval);
    boolean begins =
        due >= length * SHARE_OF_ANY
            && run.store().hasFewActive((lastPause - lastStretch) / REACTIONS_PER_ATOM);
    return begins ? length : 0;
  }

  /** A stretch is over, in which that many reactions were drawn. */
  void drawn(long reactions) {
    due = Math.max(0, due - reactions * SHARE_OF_ANY);
    lastPause = run.reactions();
    lastStretch = lastPause;
    usual = Math.min(LONGEST, 2 * usual);
    length = vary(usual);
    run.pauseAfter(interval);
  }

  private long vary(long usual) {
    return usual / 2 + lengths.below((int) usual);
  }
}
