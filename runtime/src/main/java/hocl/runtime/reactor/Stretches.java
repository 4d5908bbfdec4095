package hocl.runtime.reactor;

import hocl.runtime.store.ReactingSolution;

/**
 * Decides when, and for how many reactions, the choices of a fair run are drawn. A run whose
 * solution comes back to what it was before gets nowhere: there an eighth of all reactions is
 * drawn, in stretches that grow longer. Where only part of it comes back it is a 512th at first,
 * growing to a 64th, and one in 16,384 in any run that lasts. For one run, on the reacting thread.
 */
final class Stretches {

  private static final int FIRST_INTERVAL = 1 << 11;

  private static final int MOST_INTERVAL = 1 << 15;

  /** The largest interval while there is too much to look at: a fold, most often. */
  private static final int MOST_INTERVAL_OF_LARGE = 1 << 18;

  /**
   * For each atom that a sample looks at, or that a stretch has to make visible, there have to be
   * that many reactions.
   */
  private static final int REACTIONS_PER_ATOM = 32;

  private static final int SHARE_IF_WHOLE = 8;
  private static final int SHARE_IF_IN_PART = 512;

  /** The number of reactions after which parts that are the same at each sample count. */
  private static final int LONG = 1 << 20;

  /** The share where some part that reacts is the same at each sample. */
  private static final int SHARE_IF_SAME = 2048;

  /** The share where for many samples some part came back. */
  private static final int SHARE_AFTER_A_WHILE = 64;

  private static final int SHARE_OF_ANY = 1 << 14;

  /** The smallest share, times {@link #SHARE_OF_ANY}, but for runs that only last. */
  private static final int LEAST_SHARE = 4;

  /** Any run that is longer than this is one that lasts. */
  private static final long LASTING = 1 << 21;

  private static final int SHORTEST = 32;
  private static final int LONGEST = 1 << 14;

  private final Run run;
  private final Recurrence recurrence;
  private long interval = FIRST_INTERVAL;
  private long lastPause;
  private long lastStretch;
  private long lastSample;

  /** The number of atoms of which a sample would have had more, or 0. */
  private long tooFew;

  /** The share of reactions to be drawn, times {@link #SHARE_OF_ANY}. */
  private long share;

  /** How many reactions may be drawn, times {@link #SHARE_OF_ANY}. */
  private long due;

  private long usual = SHORTEST;
  private final Choice lengths = Choice.seeded(0);
  private long length;

  Stretches(Run run, ReactingSolution root) {
    this.run = run;
    this.recurrence = new Recurrence(root);
    this.length = vary(usual);
    pauseLater();
  }

  /**
   * The next pause comes after about an interval. Its distance is drawn, so that what goes round in
   * a cycle is not met at the same place each time.
   */
  private void pauseLater() {
    run.pauseAfter(interval / 2 + lengths.below((int) interval));
  }

  /**
   * The run pauses.
   *
   * @return how many reactions are to be drawn now; 0 for none
   */
  long pause() {
    long now = run.reactions();
    sample(now);
    due += Math.max(share, now > LASTING ? 1 : 0) * (now - lastPause);
    lastPause = now;
    pauseLater();
    boolean begins =
        due >= length * SHARE_OF_ANY
            && run.store().hasFewActive((lastPause - lastStretch) / REACTIONS_PER_ATOM);
    return begins ? length : 0;
  }

  /** Looks at the solution, if there have been enough reactions since the last time. */
  private void sample(long now) {
    long atoms = (now - lastSample) / REACTIONS_PER_ATOM;
    if (atoms < 2 * tooFew) {
      return;
    }
    Recurrence.Finding finding = recurrence.sample(atoms);
    tooFew = finding == Recurrence.Finding.TOO_LARGE ? atoms : 0;
    switch (finding) {
      case WHOLE -> {
        share = SHARE_OF_ANY / SHARE_IF_WHOLE;
        interval = FIRST_INTERVAL;
      }
      case IN_PART -> {
        share =
            share >= SHARE_OF_ANY / SHARE_AFTER_A_WHILE
                ? Math.max(share / 2, SHARE_OF_ANY / SHARE_AFTER_A_WHILE)
                : Math.max(share + LEAST_SHARE, SHARE_OF_ANY / SHARE_IF_IN_PART);
        interval = Math.min(interval, MOST_INTERVAL);
      }
      case SAME_IN_PART -> {
        if (now > LONG) {
          share = Math.max(share, SHARE_OF_ANY / SHARE_IF_SAME);
        }
        interval = Math.min(2 * interval, MOST_INTERVAL);
      }
      case NEW -> {
        share /= 2;
        if (share < LEAST_SHARE) {
          share = 0;
          usual = SHORTEST;
        }
        interval = Math.min(2 * interval, MOST_INTERVAL);
      }
      case TOO_LARGE -> {
        interval = Math.min(4 * interval, MOST_INTERVAL_OF_LARGE);
        return;
      }
    }
    lastSample = now;
  }

  /** A stretch is over, in which that many reactions were drawn. */
  void drawn(long reactions) {
    due = Math.max(0, due - reactions * SHARE_OF_ANY);
    lastPause = run.reactions();
    lastStretch = lastPause;
    usual = Math.min(LONGEST, 2 * usual);
    length = vary(usual);
    pauseLater();
  }

  private long vary(long usual) {
    return usual / 2 + lengths.below((int) usual);
  }
}
