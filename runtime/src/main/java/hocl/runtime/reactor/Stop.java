package hocl.runtime.reactor;

/**
 * Thrown out of reacting code when a limit is reached or the run is cancelled, while nothing is
 * half done.
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
