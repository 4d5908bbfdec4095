package hocl.runtime.key;

/** A key that is refused; the message is a clause that says why. */
public final class KeyException extends Exception {

  private static final long serialVersionUID = 1L;

  KeyException(String clause) {
    super(clause);
  }

  /** The clause, without a full stop. */
  public String clause() {
    return String.valueOf(getMessage());
  }
}
