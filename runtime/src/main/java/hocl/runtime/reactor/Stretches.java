package hocl.runtime.reactor;

import hocl.runtime.store.ReactingSolution;

/**
 * Decides when, and for how many reactions, the choices of a fair run are drawn. A run whose
 * solution comes back to what it was before gets nowhere: there an eighth of all reactions is
 * drawn, growing to a half, in stretches that grow longer. Where only part of it comes back it is a
 * 512th at first, growing to a 64th, and one in 16,384 in any run that lasts. For one run, on the
 * reacting thread.
 */
final class Stretches {

  private static final int FIRST_INTERVAL = 1 << 10;

  private static final int MOST_INTERVAL = 1 << 15;

  /** Pauses are that many to each doubling of the number of reactions, about. */
  private static final int PAUSES = 8;

  /** The largest interval while there is too much to look at: a fold, most often. */
  private static final int MOST_INTERVAL_OF_LARGE = 1 << 16;

  /**
   * For each atom that a sample looks at, or that a stretch has to make visible, there have to be
   * that many reactions.
   */
  private static final int REACTIONS_PER_ATOM = 32;

  /** All shares are of that many reactions. */
  private static final int ALL = 1 << 14;

  private static final int FIRST_IF_WHOLE = ALL / 8;
  private static final int MOST_IF_WHOLE = ALL / 2;

  private static final int FIRST_IF_IN_PART = ALL / 512;
  private static final int MOST_IF_IN_PART = ALL / 64;

  /** The share where some part that reacts is the same at each sample, in a long run. */
  private static final int SHARE_IF_SAME = ALL / 2048;

  /** The number of reactions after which parts that are the same at each sample count. */
  private static final int LONG = 1 << 20;

  /** A smaller share counts as none. */
  private static final int LEAST_SHARE = 4;

  /** The share grows by one after that many reactions of which only a part came back. */
  private static final int REACTIONS_TO_GROW = 1 << 13;

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

  /** The share of reactions to be drawn because the whole solution came back. */
  private long ifWhole;

  /** The share of reactions to be drawn because a part of the solution came back. */
  private long ifInPart;

  /** The number of reactions after which only a part came back, since the share last grew. */
  private long inPart;

  /** How many reactions may be drawn, times {@link #ALL}. */
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
    due += Math.max(Math.max(ifWhole, ifInPart), now > LASTING ? 1 : 0) * (now - lastPause);
    lastPause = now;
    pauseLater();
    boolean begins =
        due >= length * ALL
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
    long most = MOST_INTERVAL;
    switch (finding) {
      case WHOLE -> {
        ifWhole = Math.clamp(2 * ifWhole, FIRST_IF_WHOLE, MOST_IF_WHOLE);
        most = FIRST_INTERVAL;
      }
      case IN_PART -> growInPart(now - lastSample);
      case SAME_IN_PART -> {
        if (now > LONG) {
          ifInPart = Math.max(ifInPart, SHARE_IF_SAME);
        }
      }
      case NEW -> shrink();
      case TOO_LARGE -> {
        interval = Math.min(4 * interval, MOST_INTERVAL_OF_LARGE);
        return;
      }
    }
    interval = Math.clamp(now / PAUSES, FIRST_INTERVAL, most);
    lastSample = now;
  }

  /** Only a part came back after a number of reactions. */
  private void growInPart(long reactions) {
    inPart += reactions;
    long more = inPart / REACTIONS_TO_GROW;
    inPart -= more * REACTIONS_TO_GROW;
    ifInPart = Math.clamp(ifInPart + more, FIRST_IF_IN_PART, MOST_IF_IN_PART);
  }

  /** Nothing came back: no wonder if a stretch lies between, else a sign that the run goes on. */
  private void shrink() {
    if (lastStretch > lastSample) {
      return;
    }
    ifInPart /= 2;
    ifWhole -= (ifWhole + 31) / 32;
    if (Math.max(ifInPart, ifWhole) < LEAST_SHARE) {
      ifInPart = 0;
      ifWhole = 0;
      usual = SHORTEST;
    }
  }

  /** A stretch is over, in which that many reactions were drawn. */
  void drawn(long reactions) {
    due = Math.max(0, due - reactions * ALL);
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
