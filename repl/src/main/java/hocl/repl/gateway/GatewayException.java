package hocl.repl.gateway;

import hocl.repl.console.ExitCode;

/** A gateway that does not do what it is asked. The message is a sentence for people. */
public final class GatewayException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;
  private final String hint;
  private final String report;

  /**
   * A complaint.
   *
   * @param code that the command ends with
   * @param hint advice; may be empty
   * @param report all that is to be said, in several lines; empty where the sentence says it
   */
  GatewayException(ExitCode code, String sentence, String hint, String report) {
    super(sentence, null, false, false);
    this.code = code;
    this.hint = hint;
    this.report = report;
  }

  /** A gateway that went away in the middle. */
  public static GatewayException gone() {
    return new GatewayException(
        ExitCode.LOST,
        "The gateway went away.",
        "A job that was sent with `--detach` or `--keep` goes on, and the gateway of any node shows"
            + " it.",
        "");
  }

  /** The exit code of the command. */
  public ExitCode code() {
    return code;
  }

  /** The advice that goes with the message; may be empty. */
  public String hint() {
    return hint;
  }

  /** All that is to be said, in several lines; empty where the message says it. */
  public String report() {
    return report;
  }
}
