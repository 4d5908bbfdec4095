package hocl.language.generate;

import java.util.Set;

/**
 * How many atoms a piece of source stands for, those inside its brackets included and rests not. A
 * rule that makes less than it takes cannot react for ever.
 */
final class Weight {
  private Weight() {}

  /** The weight of a pattern or item; {@code rests} are names that stand for molecules. */
  static int of(String text, Set<String> rests) {
    String item = text.strip();
    boolean rest = item.startsWith("?") || rests.contains(item) || item.startsWith("print(");
    if (rest || item.equals("nothing") || item.isEmpty()) {
      return 0;
    }
    int weight = 1;
    int depth = 0;
    int start = 0;
    for (int i = 0; i < item.length(); i++) {
      char c = item.charAt(i);
      boolean opens = c == '[' || (c == '<' && (i == 0 || item.charAt(i - 1) != ' '));
      boolean closes = depth > 0 && (c == ']' || (c == '>' && item.charAt(i - 1) != ' '));
      if (closes || (c == ',' && depth == 1)) {
        weight += depth == 1 ? of(item.substring(start, i), rests) : 0;
        start = i + 1;
        depth -= closes ? 1 : 0;
      } else if (opens) {
        depth++;
        start = depth == 1 ? i + 1 : start;
      }
    }
    return item.endsWith("^2") ? 2 * weight : weight;
  }
}
