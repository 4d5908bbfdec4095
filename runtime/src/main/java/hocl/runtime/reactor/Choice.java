package hocl.runtime.reactor;

/**
 * Makes the choices that the meaning of a program leaves open. All randomness of a run comes from
 * here, so the same choice object state gives the same run. Used by the reacting thread only.
 */
public final class Choice {

  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final boolean random;
  private long state;

  /** In a fair run, how many choices of the first possibility come before another one. */
  private int left = 1;

  private Choice(boolean random, long state) {
    this.random = random;
    this.state = state;
  }

  /**
   * Mostly the first possibility, now and then another one, always the same: so a run is
   * deterministic and what stays possible happens in the end.
   */
  public static Choice fair() {
    return new Choice(false, 0);
  }

  /** Every possibility can be drawn; the same seed gives the same draws. */
  public static Choice seeded(long seed) {
    return new Choice(true, mix(seed + STEP));
  }

  /** Whether choices are drawn at random from a seed. */
  public boolean random() {
    return random;
  }

  /**
   * Chooses one of several possibilities.
   *
   * @param bound how many there are, at least 1
   * @return from 0 inclusive to {@code bound} exclusive
   */
  public int below(int bound) {
    if (bound <= 1 || (!random && --left > 0)) {
      return 0;
    }
    return draw(bound);
  }

  /** How many choices between several will be the first possibility, whatever is asked. */
  public int ahead() {
    return random ? 0 : left - 1;
  }

  /** So many choices of those {@link #ahead} were made without asking. */
  public void spend(int choices) {
    left -= choices;
  }

  private int draw(int bound) {
    state += STEP;
    long drawn = mix(state);
    left = 1 + (int) (drawn & 2047);
    return (int) (((drawn >>> 33) * bound) >>> 31);
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014, section 5). */
  private static long mix(long z) {
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
