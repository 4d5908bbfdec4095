package hocl.repl.session;

import hocl.repl.console.Console;
import java.util.Map;

/** Answers words that end a session, or ask for help, in other systems. */
final class WordsOfHabit {

  private static final String LEAVE = "`:quit` or Ctrl-D ends the session.";
  private static final String HELP =
      "`:help` lists the commands; a first input is `1, 2, replace x::Int, y::Int by x + y`.";

  private static final Map<String, String> ANSWERS =
      Map.of(
          "quit", LEAVE, "exit", LEAVE, "quit()", LEAVE, "exit()", LEAVE, "help", HELP, "help()",
          HELP, "?", HELP);

  private WordsOfHabit() {}

  /** Says what to type instead of such a word, unless it is a name of the session. */
  static boolean answer(String input, SessionNames names, Console console) {
    String answer = ANSWERS.get(input);
    if (answer == null || names.values().containsKey(input.replace("()", ""))) {
      return false;
    }
    console.err().line(answer);
    return true;
  }
}
