package hocl.language.kernel;

/** A rule uses something that kernels leave to the nodes. */
final class NotForKernelsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotForKernelsException(String what) {
    super(what, null, false, false);
  }
}
