package hocl.language.plain;

/** Says that the parser has to read the text, be it right or wrong. */
final class NotPlainException extends Exception {
  private static final long serialVersionUID = 1;

  NotPlainException() {
    super("the text is not plain", null, false, false);
  }
}
