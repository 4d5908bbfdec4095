package hocl.repl.console;

/** The exit codes of a call. Scripts rely on the numbers: they never change. */
public enum ExitCode {
  /** The solution became inert, or the command did what it was asked. */
  OK(0),
  /** The program, or data given to it, was refused before anything reacted. */
  REFUSED(1),
  /** The command line is wrong, or names a file that cannot be read or written. */
  USAGE(2),
  /** A reaction could not be carried out. */
  FAILED(3),
  /** A limit was reached before the solution became inert. */
  LIMIT(4),
  /** The nodes of a cluster, or its ledger, were lost, and the solution with them. */
  LOST(5),
  /** Nothing answers at an address. */
  UNREACHABLE(6),
  /** A cluster or gateway answers and refuses the call, such as one for another cluster name. */
  NOT_LET_IN(7),
  /** It cannot be listened at an address, as when the port is in use. */
  NO_PORT(8),
  /** Most of the voters are missing, and the command does not wait for them. */
  NO_MAJORITY(9),
  /** An error in this program itself. */
  INTERNAL(70),
  /** An audit found that the result is wrong: an error in this program itself, too. */
  REFUTED(71),
  /** Interrupted from outside. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number that the process ends with. */
  public int number() {
    return number;
  }

  /** The graver of two: what a command that handles several files ends with. */
  public ExitCode and(ExitCode other) {
    return other.number > number ? other : this;
  }
}
