package hocl.language.java;

import hocl.language.value.EvaluationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that counts how often it is looked at and ends searches that would take for ever. */
final class Patience implements CharSequence {
  private static final long LOOKS = 20_000_000;
  private static final long LOOKS_PER_CHARACTER = 100;

  private final String text;
  private final long[] left;

  private Patience(String text, long[] left) {
    this.text = text;
    this.left = left;
  }

  static Patience of(String text) {
    return new Patience(text, new long[] {LOOKS + LOOKS_PER_CHARACTER * text.length()});
  }

  static Matcher matcher(Pattern pattern, String text) {
    return pattern.matcher(of(text));
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (left[0]-- <= 0) {
      throw new EvaluationException("E0755", "the regular expression", "a search of that length");
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new Patience(text.substring(start, end), left);
  }

  @Override
  public String toString() {
    return text;
  }
}
