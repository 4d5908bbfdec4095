package hocl.runtime.print;

/**
 * The texts that end what was begun in a text, the last one first. What begins as the last part of
 * something else, as in {@code [[[..]]]}, leaves only the end of that to be remembered, so that
 * depth takes little memory. For one thread.
 */
public final class Endings {
  private final StringBuilder reversed = new StringBuilder();

  /** The place of the texts that are added from now on. */
  public int mark() {
    return reversed.length();
  }

  /** Adds a text that comes before all that were added earlier. */
  public void add(String end) {
    for (int i = end.length() - 1; i >= 0; i--) {
      reversed.append(end.charAt(i));
    }
  }

  /**
   * Takes the beginning of what was added since a mark.
   *
   * @param most how many characters are taken at most
   * @param text where they go
   * @return whether more of them are left
   */
  public boolean take(int mark, int most, StringBuilder text) {
    int end = Math.max(mark, reversed.length() - most);
    for (int i = reversed.length() - 1; i >= end; i--) {
      text.append(reversed.charAt(i));
    }
    reversed.setLength(end);
    return end > mark;
  }
}
