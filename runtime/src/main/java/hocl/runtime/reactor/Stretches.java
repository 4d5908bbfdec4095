package hocl.runtime.reactor;

import hocl.runtime.store.ReactingSolution;

/**
 * Decides when, and for how many reactions, the choices of a fair run are drawn. If the whole
 * solution is again as it was before, the run goes round in a cycle: an eighth of all reactions is
 * drawn then, growing to a half, in stretches that grow longer. If only a part of the solution
 * comes back, a 512th is drawn at first, growing to a 64th; and one reaction in 16,384 in any run
 * that lasts. See {@code docs/design/0009-pace.md}. For one run, on the reacting thread.
 */
final class Stretches {

  /** The number of reactions, about, from one pause to the next, at first. */
  private static final int FIRST_INTERVAL = 1 << 10;

  /** The largest number of reactions, about, from one pause to the next. */
  private static final int MOST_INTERVAL = 1 << 15;

  /** The number of reactions so far divided by that from one pause to the next. */
  private static final int PAUSES = 8;

  /** The same while the solution is too large for a sample: in a fold, most often. */
  private static final int MOST_INTERVAL_OF_LARGE = 1 << 16;

  /**
   * The number of reactions that pay for each atom which a sample looks at, or which a stretch has
   * to make visible.
   */
  private static final int REACTIONS_PER_ATOM = 32;

  /** The number of reactions of which each share is a part. */
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

  /**
   * The number of reactions, after which only a part came back, for which the share grows by one.
   */
  private static final int REACTIONS_TO_GROW = 1 << 13;

  /** The number of reactions after which a run counts as one that lasts. */
  private static final long LASTING = 1 << 21;

  private static final int SHORTEST = 32;
  private static final int LONGEST = 1 << 14;

  private final Run run;
  private final Recurrence recurrence;
  private long interval = FIRST_INTERVAL;
  private long lastPause;
  private long lastStretch;
  private long lastSample;

  /**
   * The number of atoms that the last sample was allowed, if the solution had more; otherwise 0.
   */
  private long tooFew;

  /** The share of reactions to be drawn because the whole solution came back. */
  private long ifWhole;

  /** The share of reactions to be drawn because a part of the solution came back. */
  private long ifInPart;

  /** The number of reactions after which only a part came back, since the share last grew. */
  private long inPart;

  /** The number of reactions that are due to be drawn, times {@link #ALL}. */
  private long due;

  /** The length of the next stretch before it is varied. */
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
   * Lets the next pause come after an interval, about. The distance is drawn, so that a run in a
   * cycle is not met at the same place each time.
   */
  private void pauseLater() {
    run.pauseAfter(interval / 2 + lengths.below((int) interval));
  }

  /**
   * Looks at the run, which pauses, and plans the next pause.
   *
   * @return the number of reactions that are to be drawn now; 0 for none
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

  /**
   * Takes a sample of the solution, if there have been enough reactions since the last one, and
   * adapts the shares.
   */
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

  /** Enlarges the share after a number of reactions of which only a part came back. */
  private void growInPart(long reactions) {
    inPart += reactions;
    long more = inPart / REACTIONS_TO_GROW;
    inPart -= more * REACTIONS_TO_GROW;
    ifInPart = Math.clamp(ifInPart + more, FIRST_IF_IN_PART, MOST_IF_IN_PART);
  }

  /**
   * Reduces the shares, since nothing came back: a sign that the run makes progress, unless a
   * stretch lies between the samples.
   */
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

  /** Plans the next stretch after one in which a number of reactions were drawn. */
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
