package hocl.repl.session;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The words before an input: they tell how the session stands. */
final class Prompt {

  private Prompt() {}

  /** The prompt, such as {@code hocl (paused, not inert, seed 7)> }. */
  static String of(boolean inert, boolean paused, OptionalLong seed) {
    List<String> words = new ArrayList<>();
    if (paused) {
      words.add("paused");
    }
    if (!inert) {
      words.add("not inert");
    }
    seed.ifPresent(number -> words.add("seed " + number));
    return words.isEmpty() ? "hocl> " : "hocl (" + String.join(", ", words) + ")> ";
  }
}
