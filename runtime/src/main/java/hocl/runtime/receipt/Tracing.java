package hocl.runtime.receipt;

import org.jspecify.annotations.Nullable;

/** Whether a receipt has the reactions of its run, or why not. */
public enum Tracing {
  /** It has all. */
  WHOLE(0),
  /** There were more than are written down. */
  TOO_LONG(1),
  /** They happened on several threads of a process, where none are written down. */
  THREADS(2),
  /** They happened on several nodes, where none are written down. */
  NODES(3);

  private final int code;

  Tracing(int code) {
    this.code = code;
  }

  /** Stands for it in bytes. */
  int code() {
    return code;
  }

  /** The one with a code, or null if there is none. */
  static @Nullable Tracing of(int code) {
    for (Tracing tracing : values()) {
      if (tracing.code == code) {
        return tracing;
      }
    }
    return null;
  }
}
