package hocl.repl.docs;

import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param info what stands behind the opening fence
 * @param line the line of the opening fence, counted from 1
 * @param lines the lines between the fences
 */
record Block(String info, int line, List<String> lines) {

  /** The lines, each with its end. */
  String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  /** The name that {@code file=NAME} gives this block, or the empty text. */
  String fileName() {
    for (String word : info.split(" ", -1)) {
      if (word.startsWith("file=")) {
        return word.substring("file=".length());
      }
    }
    return "";
  }
}
