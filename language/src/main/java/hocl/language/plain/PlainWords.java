package hocl.language.plain;

import hocl.runtime.atom.Floats;
import hocl.runtime.atom.Ints;
import hocl.runtime.atom.Symbol;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Goes over a text word by word; takes only words whose meaning needs no context. */
final class PlainWords {
  /** The number of digits that always fit 64 bits. */
  private static final int SAFE_DIGITS = 18;

  private static final int END = -1;
  private static final int CACHE_SIZE = 1 << 10;

  private final String text;
  private final int length;
  private final String[] cache = new String[CACHE_SIZE];
  private int at;

  /** The value of the Int read last. */
  private long number;

  PlainWords(String text) {
    this.text = text;
    this.length = text.length();
    Arrays.fill(cache, "");
  }

  /** Where the next word begins, or the last one ended. */
  int at() {
    return at;
  }

  long number() {
    return number;
  }

  /** Takes an Int for the one read last. */
  void number(long value) {
    number = value;
  }

  /** Goes on elsewhere. */
  void moveTo(int place) {
    at = place;
  }

  /** Goes over one character. */
  void skip() {
    at++;
  }

  /**
   * The character that the next word begins with, space and comments passed over; -1 at the end.
   */
  int next() throws NotPlainException {
    while (at < length) {
      char c = text.charAt(at);
      if (c == '/') {
        comment();
      } else if (c > ' ' && c < 0x7f) {
        return c;
      } else if (isSpace(c)) {
        at++;
      } else {
        throw new NotPlainException();
      }
    }
    return END;
  }

  /** Whether a colon is here that is not a part of another sign. */
  boolean isColon() {
    return at + 1 >= length || text.charAt(at + 1) != ':';
  }

  private static boolean isSpace(char c) {
    return switch (c) {
      case ' ', '\t', '\r', '\n', '\f', '\uFEFF' -> true;
      default -> Character.getType(c) == Character.SPACE_SEPARATOR;
    };
  }

  private void comment() throws NotPlainException {
    char kind = at + 1 < length ? text.charAt(at + 1) : ' ';
    int end;
    if (kind == '/') {
      end = at + 2;
      while (end < length && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
    } else {
      end = kind == '*' ? text.indexOf("*/", at + 2) + 2 : 1;
      if (end < 2) {
        throw new NotPlainException();
      }
    }
    for (int i = at; i < end; i++) {
      check(text.charAt(i));
    }
    at = end;
  }

  /**
   * Reads an atom that is one word, but for names.
   *
   * @param first the character it begins with
   * @return null if it is an Int whose value is {@link #number}
   */
  @Nullable Object readLeaf(int first) throws NotPlainException {
    if ((first >= '0' && first <= '9') || first == '-') {
      return readNumber();
    }
    if (first == '"') {
      return readString();
    }
    if (first >= 'A' && first <= 'Z') {
      return Symbol.of(readWord());
    }
    throw new NotPlainException();
  }

  /** Some characters may stand nowhere. */
  private static void check(char c) throws NotPlainException {
    boolean control = c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    if (control || c == '\uFFFD' || c == '\u007F') {
      throw new NotPlainException();
    }
  }

  /**
   * Reads a number, with a minus before it or without.
   *
   * @return null if it is an Int whose value is {@link #number}
   */
  @Nullable Object readNumber() throws NotPlainException {
    boolean negative = text.charAt(at) == '-';
    if (negative) {
      at++;
      next();
    }
    int start = at;
    long value = 0;
    int c = peek();
    while (c >= '0' && c <= '9') {
      value = 10 * value + (c - '0');
      at++;
      c = peek();
    }
    if (at == start) {
      throw new NotPlainException();
    }
    if (c == '.' || c == 'e' || c == 'E') {
      return floating(start, negative);
    }
    if (at - start <= SAFE_DIGITS) {
      number = negative ? -value : value;
      return null;
    }
    String digits = text.substring(start, at);
    Object atom = Ints.parse(negative ? "-" + digits : digits);
    if (atom instanceof Long small) {
      number = small;
      return null;
    }
    return atom;
  }

  private int peek() {
    return at < length ? text.charAt(at) : END;
  }

  private Object floating(int start, boolean negative) throws NotPlainException {
    if (peek() == '.') {
      at++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
    double value = Double.parseDouble(text.substring(start, at));
    if (Double.isInfinite(value)) {
      throw new NotPlainException();
    }
    return Floats.of(negative ? -value : value);
  }

  private void digits() throws NotPlainException {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == start) {
      throw new NotPlainException();
    }
  }

  /** Reads a word of letters and digits. */
  String readWord() throws NotPlainException {
    int start = at;
    int c = peek();
    while ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_') {
      at++;
      c = peek();
    }
    if (c >= 0x7f) {
      throw new NotPlainException();
    }
    return shared(text.substring(start, at));
  }

  /** Reads a String in double quotes. */
  String readString() throws NotPlainException {
    int start = ++at;
    while (true) {
      char c = inString();
      if (c == '"') {
        return shared(text.substring(start, at++));
      }
      if (c == '\\') {
        return escaped(start);
      }
      at++;
    }
  }

  private char inString() throws NotPlainException {
    if (at == length) {
      throw new NotPlainException();
    }
    char c = text.charAt(at);
    if (c == '\n' || c == '\r') {
      throw new NotPlainException();
    }
    check(c);
    return c;
  }

  private String escaped(int start) throws NotPlainException {
    StringBuilder out = new StringBuilder(text.substring(start, at));
    while (true) {
      char c = inString();
      at++;
      if (c == '"') {
        return shared(out.toString());
      }
      if (c == '\\') {
        escape(out);
      } else {
        out.append(c);
      }
    }
  }

  private void escape(StringBuilder out) throws NotPlainException {
    char kind = inString();
    at++;
    switch (kind) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case '"', '\'', '\\' -> out.append(kind);
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          char digit = inString();
          int value = digit < 128 ? Character.digit(digit, 16) : -1;
          if (value < 0) {
            throw new NotPlainException();
          }
          code = 16 * code + value;
          at++;
        }
        out.append((char) code);
      }
      default -> throw new NotPlainException();
    }
  }

  /** One object for a text that comes again and again. */
  private String shared(String fresh) {
    int slot = (fresh.hashCode() ^ (fresh.hashCode() >>> 15)) & (CACHE_SIZE - 1);
    if (cache[slot].equals(fresh)) {
      return cache[slot];
    }
    cache[slot] = fresh;
    return fresh;
  }
}
