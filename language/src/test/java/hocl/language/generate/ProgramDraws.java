package hocl.language.generate;

import java.util.List;
import java.util.SplittableRandom;

/** The draws behind a generated program. */
final class ProgramDraws {
  private final SplittableRandom random;

  ProgramDraws(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** From 0 to {@code bound}, exclusive. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** True with a probability, in percent. */
  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  String pick(String... choices) {
    return choices[below(choices.length)];
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }
}
