package hocl.language.receipt;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;

/** The reactions of a receipt that are judged: all of them, or some that are drawn. Immutable. */
public final class Sample implements LongPredicate {

  /** The largest number of reactions that are drawn; more are all. */
  private static final int MOST = 10_000_000;

  private final Set<Long> drawn;
  private final boolean all;
  private final long of;

  private Sample(Set<Long> drawn, boolean all, long of) {
    this.drawn = drawn;
    this.all = all;
    this.of = of;
  }

  /** The reactions of a number of tries. */
  public static Sample all(long reactions) {
    return new Sample(Set.of(), true, reactions);
  }

  /**
   * Draws some of the reactions, each set of that many as likely as any other, by the method of
   * Floyd (Bentley, Programming Pearls, <i>A sample of brilliance</i>, 1987).
   *
   * @param number how many
   * @param reactions of how many
   * @param seed the same seed draws the same
   */
  public static Sample draw(long number, long reactions, long seed) {
    if (number >= reactions || number > MOST) {
      return all(reactions);
    }
    SplittableRandom random = new SplittableRandom(seed);
    Set<Long> drawn = new HashSet<>();
    for (long i = 1; i <= number; i++) {
      long last = reactions - number + i;
      long next = 1 + random.nextLong(last);
      if (!drawn.add(next)) {
        drawn.add(last);
      }
    }
    return new Sample(drawn, false, reactions);
  }

  /** Whether the reaction of a number, from 1, is judged. */
  @Override
  public boolean test(long number) {
    return all || drawn.contains(number);
  }

  /** How many are judged. */
  public long size() {
    return all ? of : drawn.size();
  }

  /** Of how many. */
  public long of() {
    return of;
  }

  /** The probability that a single wrong reaction among them is not judged. */
  public double missed() {
    return of == 0 ? 0 : 1 - (double) size() / of;
  }
}
