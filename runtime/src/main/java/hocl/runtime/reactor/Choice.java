package hocl.runtime.reactor;

/**
 * Makes the choices that the meaning of a program leaves open. The same sequence of choices gives
 * the same run. Used by the reacting thread only.
 */
public final class Choice {

  /** The increment of the states, the golden ratio as a fraction of 64 bits, as in SplitMix64. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final boolean seeded;

  /** The first state of the draws: of all draws of a seeded run, of the stretches of a fair one. */
  private final long begin;

  /** The state of a fair run from which the choices of other possibilities are made. */
  private long state;

  /** Whether every choice is drawn now. */
  private boolean drawing;

  /** The state of the draws: of all draws of a seeded run, of the stretches of a fair one. */
  private long stretchState;

  /**
   * In a fair run, the number of choices up to the next one that may be another possibility than
   * the first.
   */
  private int left = 1;

  private Choice(boolean seeded, long begin) {
    this.seeded = seeded;
    this.begin = begin;
    this.drawing = seeded;
    this.stretchState = begin;
  }

  /** Sets the choices back to their beginning: the same ones follow again. */
  void reset() {
    drawing = seeded;
    state = 0;
    stretchState = begin;
    left = 1;
  }

  /**
   * Choices of the first possibility mostly, and now and then of another one. The sequence is
   * always the same, so a run is deterministic; and a reaction that stays possible happens in the
   * end.
   */
  public static Choice fair() {
    return new Choice(false, mix(STEP));
  }

  /**
   * Choices that are drawn, each possibility as likely as any other; the same seed gives the same
   * draws.
   */
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
   * @param bound the number of possibilities, at least 1
   * @return the place of one of them, from 0 inclusive to {@code bound} exclusive
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

  /**
   * The number of next choices between several possibilities that are the first one, whatever their
   * number; 0 while choices are drawn.
   */
  public int ahead() {
    return drawing ? 0 : left - 1;
  }

  /**
   * Counts choices of the first possibility that were made without a call of {@link #below}, at
   * most {@link #ahead} of them.
   */
  public void spend(int choices) {
    left -= choices;
  }

  /**
   * Chooses a stride that leads round a circle of places to each of them once.
   *
   * @param places the number of places, at least 1
   * @return a number without a common divisor with {@code places}, at least 1
   */
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

  /** Draws without a change to the sequence of fair choices. */
  private int drawn(int bound) {
    stretchState += STEP;
    return scaled(mix(stretchState), bound);
  }

  /** Makes a fair choice that may be another possibility than the first. */
  private int draw(int bound) {
    state += STEP;
    long drawn = mix(state);
    left = 1 + (int) (drawn & 2047);
    return scaled(drawn, bound);
  }

  private static int scaled(long drawn, int bound) {
    return (int) (((drawn >>> 33) * bound) >>> 31);
  }

  /** A copy that makes the same choices from now on, to be restored later. */
  public Choice copy() {
    Choice copy = new Choice(seeded, begin);
    copy.restore(this);
    return copy;
  }

  /** Makes the choices that a copy would make from now on. */
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
