package hocl.language.program;

import hocl.runtime.reactor.End;

/**
 * A limit was reached, or the caller gave up, while the definitions and the initial molecule of a
 * program were evaluated: there is no solution yet.
 */
public final class StoppedAtStart extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final End end;

  /** The start of a program was stopped by this limit. */
  public StoppedAtStart(End end) {
    super("stopped at the start: " + end.name(), null, false, false);
    this.end = end;
  }

  /** The limit that was reached. */
  public End end() {
    return end;
  }
}
