package hocl.repl.session;

/** An input from the person, or the script, at the other end of a session. */
public sealed interface Input {

  /** A whole input, of one line or several. */
  record Text(String text) implements Input {}

  /** The person gave up what was being typed. */
  record Abandoned() implements Input {}

  /** Nothing will follow. */
  record End() implements Input {}
}
