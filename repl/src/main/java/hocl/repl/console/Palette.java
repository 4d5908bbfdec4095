package hocl.repl.console;

/** Colours by what they mean; the plain one leaves every text as it is. */
public enum Palette {
  /** No escape codes. */
  PLAIN,
  /** The sixteen colours every terminal knows. */
  COLOURED;

  /** The roles of texts on the terminal. */
  public enum Role {
    /** Something is refused. */
    ERROR("1;31"),
    /** Something is doubtful. */
    WARNING("1;33"),
    /** Something that would work. */
    HINT("1;36"),
    /** The frame around a piece of source. */
    FRAME("34"),
    /** The part to be read first. */
    STRONG("1"),
    /** A word with a fixed meaning. */
    KEYWORD("1;34"),
    /** The name of a type. */
    TYPE("36"),
    /** An atom that stands for itself. */
    SYMBOL("35"),
    /** A number or a text. */
    LITERAL("32"),
    /** What is said to readers only. */
    COMMENT("2");

    private final String code;

    Role(String code) {
      this.code = code;
    }
  }

  /** The coloured palette or the plain one. */
  public static Palette of(boolean coloured) {
    return coloured ? COLOURED : PLAIN;
  }

  /** The text with the colour of its role. */
  public String paint(Role role, String text) {
    return this == PLAIN || text.isEmpty()
        ? text
        : "\u001b[" + role.code + "m" + text + "\u001b[0m";
  }
}
