package hocl.language.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * What a program came to.
 *
 * @param printed the lines that it printed
 * @param result the solution at the end as {@code run} prints it; empty if there is none to show
 * @param problems why it was refused or failed, sorted by place; empty if it became inert
 */
record CorpusResult(List<String> printed, String result, List<String> problems) {

  /** The problem of a program that reached its limit of reactions. */
  static final String LIMIT = "limit";

  /** The problem of a file that holds definitions only. */
  static final String MODULE = "module";

  /** How the problem of malformed data begins; the name of the file and the line follow. */
  static final String DATA = "data";

  /** A program that was refused or failed. */
  static CorpusResult of(List<String> problems) {
    return new CorpusResult(List.of(), "", problems);
  }

  /** Everything that {@code run} writes to standard output. */
  String output() {
    List<String> lines = new ArrayList<>(printed);
    lines.add(result);
    return String.join("\n", lines) + "\n";
  }

  /** The exit code that the command line gives to this answer. */
  int exit() {
    if (problems.isEmpty()) {
      return 0;
    }
    String first = problems.getFirst();
    return first.equals(LIMIT) ? 4 : first.startsWith("E07") ? 3 : 1;
  }
}
