package hocl.repl.session;

import java.util.List;
import java.util.function.Function;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Offers what the word before the cursor may become. */
final class TypedCompleter implements Completer {

  private final Function<String, Completions.Found> completions;

  TypedCompleter(Function<String, Completions.Found> completions) {
    this.completions = completions;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    for (String word : completions.apply(line.line().substring(0, line.cursor())).candidates()) {
      boolean whole = !word.endsWith("/") && word.startsWith(":");
      candidates.add(new Candidate(word, word, null, null, null, null, whole));
    }
  }
}
