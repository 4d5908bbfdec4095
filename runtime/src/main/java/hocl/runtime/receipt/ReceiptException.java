package hocl.runtime.receipt;

/** A receipt that is refused; the message is a clause that says why. */
public final class ReceiptException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param clause what is wrong, without a full stop
   */
  public ReceiptException(String clause) {
    super(clause);
  }

  /** The clause. */
  public String clause() {
    return String.valueOf(getMessage());
  }
}
