package hocl.runtime.reactor;

/**
 * Makes the choices that the meaning of a program leaves open. All randomness of a run comes from
 * here, so the same choice object state gives the same run. Used by the reacting thread only.
 */
public final class Choice {

  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final boolean seeded;

  /** The state of the draws of stretches, or of all draws, at the beginning. */
  private final long begin;

  private long state;

  /** Whether every choice is drawn now. */
  private boolean drawing;

  /** In a fair run, the state of the draws of its stretches. */
  private long stretchState;

  /** In a fair run, how many choices of the first possibility come before another one. */
  private int left = 1;

  private Choice(boolean seeded, long begin) {
    this.seeded = seeded;
    this.begin = begin;
    this.drawing = seeded;
    this.stretchState = begin;
  }

  /** Begins again: the same choices follow as at first. */
  void reset() {
    drawing = seeded;
    state = 0;
    stretchState = begin;
    left = 1;
  }

  /**
   * Mostly the first possibility, now and then another one, always the same: so a run is
   * deterministic and what stays possible happens in the end.
   */
  public static Choice fair() {
    return new Choice(false, mix(STEP));
  }

  /** Every possibility can be drawn; the same seed gives the same draws. */
  public static Choice seeded(long seed) {
    return new Choice(true, mix(seed + STEP));
  }

  /** Whether every choice of the run is drawn from a seed. */
  public boolean seeded() {
    return seeded;
  }

  /** Whether choices are drawn now: from a seed, or for a stretch of a fair run. */
  public boolean drawing() {
    return drawing;
  }

  /** Begins or ends a stretch of a fair run in which choices are drawn. */
  void draw(boolean stretch) {
    drawing = seeded || stretch;
  }

  /**
   * Chooses one of several possibilities.
   *
   * @param bound how many there are, at least 1
   * @return from 0 inclusive to {@code bound} exclusive
   */
  public int below(int bound) {
    if (bound <= 1) {
      return 0;
    }
    if (drawing) {
      return drawn(bound);
    }
    return --left > 0 ? 0 : draw(bound);
  }

  /** How many choices between several will be the first possibility, whatever is asked. */
  public int ahead() {
    return drawing ? 0 : left - 1;
  }

  /** Counts choices that were made without asking, at most as many as {@link #ahead}. */
  public void spend(int choices) {
    left -= choices;
  }

  /** Chooses a stride that leads to each of some places on a circle once, at least 1 of them. */
  public int stride(int places) {
    int stride = 1 + below(places);
    while (greatestCommonDivisor(stride, places) != 1) {
      stride++;
    }
    return stride;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  /** A draw that leaves the fair choices as they are. */
  private int drawn(int bound) {
    stretchState += STEP;
    return scaled(mix(stretchState), bound);
  }

  private int draw(int bound) {
    state += STEP;
    long drawn = mix(state);
    left = 1 + (int) (drawn & 2047);
    return scaled(drawn, bound);
  }

  private static int scaled(long drawn, int bound) {
    return (int) (((drawn >>> 33) * bound) >>> 31);
  }

  /** The same choice, as it stands now, to be restored later. */
  public Choice copy() {
    Choice copy = new Choice(seeded, begin);
    copy.restore(this);
    return copy;
  }

  /** Goes on as a copy would. */
  public void restore(Choice copy) {
    state = copy.state;
    left = copy.left;
    drawing = copy.drawing;
    stretchState = copy.stretchState;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014, section 5). */
  private static long mix(long z) {
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
