package hocl.language.corpus;

import java.util.Arrays;
import java.util.Optional;

/** What a sibling of a program states; its file has the program's name and this suffix. */
enum Sibling {
  /** Exactly what {@code run} writes: printed lines first, the result last. */
  OUT(".out"),
  /** The acceptable results, all of them, one on a line. */
  ANY(".any"),
  /** How many outcomes there are, and perhaps how many states. */
  STATES(".states"),
  /**
   * The errors, sorted by place: a code with its place or without, or one of the words that {@link
   * CorpusResult} defines.
   */
  ERR(".err"),
  /** All warnings, like errors. */
  WARN(".warn"),
  /** The program as the formatter writes it. */
  FMT(".fmt"),
  /** The plan of every rule, as {@code explain} shows it. */
  PLAN(".plan");

  private final String suffix;

  Sibling(String suffix) {
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }

  /** What a file of this name states, if anything. */
  static Optional<Sibling> ofFile(String name) {
    return Arrays.stream(values()).filter(e -> name.endsWith(e.suffix)).findFirst();
  }
}
