package hocl.repl.session;

import java.util.List;

/** A command of a session: an input that begins with a colon. */
public interface SessionCommand {

  /** What a command takes. */
  enum Takes {
    /** Nothing. */
    NOTHING,
    /** An argument that may be left out. */
    OPTIONALLY,
    /** An argument that is needed. */
    NEEDED
  }

  /** The name without the colon. */
  String name();

  /** Whether it takes an argument. */
  default Takes takes() {
    return Takes.NOTHING;
  }

  /** How help writes the argument, such as {@code [N]}; empty if it takes none. */
  default String argument() {
    return "";
  }

  /** What it does, half a line. */
  String summary();

  /** What else there is to know, in whole sentences; several lines, perhaps with examples. */
  String help();

  /** The words that may stand for the argument, for completion. */
  default List<String> choices(Vocabulary vocabulary) {
    return List.of();
  }

  /** Whether the argument is the path of a file. */
  default boolean takesFile() {
    return false;
  }

  /** Whether the argument is a piece of program, in which names and symbols are completed. */
  default boolean takesProgram() {
    return false;
  }

  /** Whether it does something while the session talks to a solution elsewhere. */
  default boolean worksElsewhere() {
    return false;
  }

  /**
   * Performs the command.
   *
   * @param argument what was typed behind the name, or an empty text
   * @throws hocl.repl.option.UsageException if it cannot be done; nothing has changed then
   */
  void perform(String argument, Session session);
}
