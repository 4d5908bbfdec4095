package hocl.runtime.reactor;

/**
 * Leaves the reacting code because a limit was reached or the run was cancelled; nothing is half
 * done.
 */
final class Stop extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final End end;

  Stop(End end) {
    super(end.name(), null, false, false);
    this.end = end;
  }

  End end() {
    return end;
  }
}
