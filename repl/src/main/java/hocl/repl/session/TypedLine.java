package hocl.repl.session;

import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * A line that is being typed, as one word: the part that a completion replaces.
 *
 * @param line the whole text
 * @param cursor where the cursor is in it
 * @param word what a completion replaces
 */
record TypedLine(String line, int cursor, String word) implements CompletingParsedLine {

  @Override
  public int wordCursor() {
    return word.length();
  }

  @Override
  public int wordIndex() {
    return 0;
  }

  @Override
  public List<String> words() {
    return List.of(word);
  }

  @Override
  public CharSequence escape(CharSequence candidate, boolean complete) {
    return candidate;
  }

  @Override
  public int rawWordCursor() {
    return word.length();
  }

  @Override
  public int rawWordLength() {
    return word.length();
  }
}
