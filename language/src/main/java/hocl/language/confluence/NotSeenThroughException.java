package hocl.language.confluence;

import java.io.Serial;

/** Says why nothing can be said about a rule. */
final class NotSeenThroughException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * An obstacle.
   *
   * @param reason the words that follow the name of the rule
   */
  NotSeenThroughException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** The words that follow the name of the rule. */
  String reason() {
    return reason;
  }
}
