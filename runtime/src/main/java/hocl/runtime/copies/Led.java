package hocl.runtime.copies;

/** The effect of a command on the voter that leads. */
public final class Led {

  private final Mark before;
  private final Mark after;
  private final byte[] answer;

  Led(Mark before, Mark after, byte[] answer) {
    this.before = before;
    this.after = after;
    this.answer = answer;
  }

  /** The mark of the value before. */
  public Mark before() {
    return before;
  }

  /** The mark of the value that the answer came from; the same if nothing changed. */
  public Mark after() {
    return after;
  }

  /** Whether the command changed anything. */
  public boolean isChange() {
    return !after.equals(before);
  }

  /** The answer as bytes, not to be changed. It counts once most voters have the value. */
  public byte[] answer() {
    return answer;
  }
}
