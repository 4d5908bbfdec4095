package hocl.runtime.reactor;

/** A flag by which any thread stops a run; the run polls it. Once set it stays set. */
public final class Cancellation {

  private volatile boolean cancelled;

  /** Asks the run to stop soon. From any thread. */
  public void cancel() {
    cancelled = true;
  }

  /** Whether the run is cancelled. Any thread may call this. */
  public boolean isCancelled() {
    return cancelled;
  }
}
