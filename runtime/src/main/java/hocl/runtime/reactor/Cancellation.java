package hocl.runtime.reactor;

/** A flag by which any thread stops a run, which polls the flag. It cannot be unset. */
public final class Cancellation {

  private volatile boolean cancelled;

  /** Asks the run to stop soon. Any thread may call. */
  public void cancel() {
    cancelled = true;
  }

  /** Whether the run was asked to stop. Any thread may call. */
  public boolean isCancelled() {
    return cancelled;
  }
}
