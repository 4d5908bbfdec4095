package hocl.grammar.lex;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A text as the lexer reads it, in UTF-16 units, so that the offsets of tokens are those of the
 * string. Of each kind of characters beyond ASCII that may stand in a name, or part words, it shows
 * the one that the grammar mentions; the text of tokens is not touched. What kind a character is of
 * says the JDK's version of Unicode.
 */
final class Utf16Stream implements CharStream {

  private static final char CAPITAL = '\u00C0';
  private static final char LETTER = '\u00DF';
  private static final char PART = '\u0300';
  private static final char SPACE = '\u00A0';
  private static final int ASCII = 128;

  private final String name;
  private final String text;
  private int position;

  Utf16Stream(String name, String text) {
    this.name = name;
    this.text = text;
  }

  @Override
  public String getText(Interval interval) {
    int start = Math.min(interval.a, text.length());
    return text.substring(start, Math.clamp(interval.b + 1L, start, text.length()));
  }

  @Override
  public void consume() {
    if (position >= text.length()) {
      throw new IllegalStateException("the text ends here");
    }
    position++;
    if (text.charAt(position - 1) == ' ') {
      skipBlanks();
    }
  }

  /** Goes on at the last of many blanks: no token depends on their number. */
  private void skipBlanks() {
    while (position + 1 < text.length()
        && text.charAt(position) == ' '
        && text.charAt(position + 1) == ' ') {
      position++;
    }
  }

  @Override
  public int LA(int offset) {
    int index = offset > 0 ? position + offset - 1 : position + offset;
    return offset == 0 || index < 0 || index >= text.length()
        ? IntStream.EOF
        : shown(text.charAt(index));
  }

  private static char shown(char character) {
    return character < ASCII ? character : kind(character);
  }

  private static char kind(char character) {
    return switch (Character.getType(character)) {
      case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> CAPITAL;
      case Character.LOWERCASE_LETTER, Character.MODIFIER_LETTER, Character.OTHER_LETTER -> LETTER;
      case Character.DECIMAL_DIGIT_NUMBER, Character.OTHER_NUMBER, Character.NON_SPACING_MARK ->
          PART;
      case Character.SPACE_SEPARATOR -> SPACE;
      default -> character;
    };
  }

  @Override
  public int mark() {
    return 0;
  }

  @Override
  public void release(int marker) {
    // Nothing was buffered for the marker.
  }

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = Math.min(index, text.length());
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return name;
  }

  @Override
  public String toString() {
    return text;
  }
}
