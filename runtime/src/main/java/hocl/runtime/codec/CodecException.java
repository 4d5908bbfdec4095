package hocl.runtime.codec;

/** A value that has no form as bytes, or bytes that are not the form of a value. */
public final class CodecException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param sentence what is wrong, without a full stop
   */
  public CodecException(String sentence) {
    super(sentence);
  }
}
