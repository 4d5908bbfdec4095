package hocl.runtime.task;

/** It was proved of this node that it gave a wrong result, and it may not take part any longer. */
public final class QuarantinedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QuarantinedException() {
    super("this node gave a wrong result and takes no part in the job any longer");
  }
}
