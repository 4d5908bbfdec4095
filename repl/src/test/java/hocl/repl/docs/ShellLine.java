package hocl.repl.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the calls of {@code hocl} in the lines of a console block. */
final class ShellLine {

  private ShellLine() {}

  /** The calls that a block shows: the words behind {@code hocl}. */
  static List<List<String>> calls(Block block) {
    List<List<String>> calls = new ArrayList<>();
    String text = String.join("\n", block.lines()).replace("\\\n", " ");
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("$ ")) {
        List<String> command = new ArrayList<>();
        for (String word : words(line.substring(2))) {
          if (word.equals("|") || word.equals("&&")) {
            call(command).ifPresent(calls::add);
            command.clear();
          } else {
            command.add(word);
          }
        }
        call(command).ifPresent(calls::add);
      }
    }
    return calls;
  }

  private static Optional<List<String>> call(List<String> command) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < command.size(); i++) {
      if (command.get(i).matches("2?>|<")) {
        i++;
      } else {
        words.add(command.get(i));
      }
    }
    return !words.isEmpty() && words.getFirst().matches("(\\./)?hocl")
        ? Optional.of(words.subList(1, words.size()))
        : Optional.empty();
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        inWord = true;
      } else if (c == ' ') {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
        }
        inWord = false;
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
