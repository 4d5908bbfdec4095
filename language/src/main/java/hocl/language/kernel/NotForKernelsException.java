package hocl.language.kernel;

import org.jspecify.annotations.Nullable;

/** A rule uses something that kernels leave to the nodes. */
final class NotForKernelsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Survey.@Nullable Excluded exclusion;

  NotForKernelsException(String what) {
    super(what, null, false, false);
    this.exclusion = null;
  }

  /** One of several shapes is the reason: without it there may be code. */
  NotForKernelsException(Survey.Excluded exclusion) {
    super("one of several shapes", null, false, false);
    this.exclusion = exclusion;
  }

  /** The shape to do without, or null if that would not help. */
  Survey.@Nullable Excluded exclusion() {
    return exclusion;
  }
}
