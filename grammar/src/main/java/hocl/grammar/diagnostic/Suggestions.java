package hocl.grammar.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known word nearest to an unknown one. */
public final class Suggestions {
  private Suggestions() {}

  /**
   * The candidate nearest to a word by edit distance (insert, delete, replace, swap neighbours), if
   * it is near enough: at most one edit for every three letters. Of equally near ones, the first in
   * alphabetical order.
   */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    String best = null;
    int limit = Math.max(1, word.length() / 3);
    int bestDistance = limit + 1;
    for (String candidate : candidates) {
      if (candidate.equals(word) || Math.abs(candidate.length() - word.length()) > limit) {
        continue;
      }
      int distance = distance(word, candidate);
      if (distance < bestDistance
          || (distance == bestDistance && best != null && candidate.compareTo(best) < 0)) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** A hint {@code Did you mean `x`?} for the nearest candidate. */
  public static Optional<String> hint(String word, Collection<String> candidates) {
    return nearest(word, candidates).map(near -> "Did you mean `" + near + "`?");
  }

  /**
   * The number of edits between two words; letters that differ only in case count as equal but
   * never as the same word.
   */
  public static int distance(String a, String b) {
    String x = a.toLowerCase(Locale.ROOT);
    String y = b.toLowerCase(Locale.ROOT);
    int[][] rows = new int[x.length() + 1][y.length() + 1];
    for (int i = 0; i <= x.length(); i++) {
      for (int j = 0; j <= y.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : step(x, y, rows, i, j);
      }
    }
    return rows[x.length()][y.length()];
  }

  private static int step(String x, String y, int[][] rows, int i, int j) {
    int same = x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1;
    int best = Math.min(rows[i - 1][j - 1] + same, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && x.charAt(i - 1) == y.charAt(j - 2) && x.charAt(i - 2) == y.charAt(j - 1);
    return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
  }
}
