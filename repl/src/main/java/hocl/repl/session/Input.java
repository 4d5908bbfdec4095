package hocl.repl.session;

/** What comes from the person, or the script, at the other end of a session. */
public sealed interface Input {

  /** A whole input, of one line or several. */
  record Text(String text) implements Input {}

  /** What was being typed is given up. */
  record Abandoned() implements Input {}

  /** Nothing will follow. */
  record End() implements Input {}
}
