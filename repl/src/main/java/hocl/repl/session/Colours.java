package hocl.repl.session;

import hocl.grammar.lex.Word;
import hocl.repl.console.Palette;
import org.jspecify.annotations.Nullable;

/** Colours pieces of program by what their words are. */
final class Colours {

  /** Longer texts are left as they are, for colours would be late. */
  private static final int LONGEST = 20_000;

  private Colours() {}

  /** A text with the colours of the palette; the plain palette leaves it as it is. */
  static String paint(String text, Palette palette) {
    if (palette == Palette.PLAIN || text.length() > LONGEST) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int end = 0;
    for (Word word : Word.of(text)) {
      Palette.Role role = role(word.sort());
      out.append(text, end, word.start());
      String shown = text.substring(word.start(), word.end());
      out.append(role == null ? shown : palette.paint(role, shown));
      end = word.end();
    }
    return out.append(text, end, text.length()).toString();
  }

  /** The role of a sort of words, or null if it has no colour. */
  static Palette.@Nullable Role role(Word.Sort sort) {
    return switch (sort) {
      case KEYWORD -> Palette.Role.KEYWORD;
      case TYPE -> Palette.Role.TYPE;
      case SYMBOL -> Palette.Role.SYMBOL;
      case NUMBER, STRING -> Palette.Role.LITERAL;
      case COMMENT -> Palette.Role.COMMENT;
      case WRONG -> Palette.Role.ERROR;
      case NAME, SIGN -> null;
    };
  }
}
