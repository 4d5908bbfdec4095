package hocl.runtime.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The result of a task on its way to the ledger, until the ledger has answered. */
@Name(CommitEvent.NAME)
@Label("Commit")
@Description("The result of a task on its way to the ledger, until that has answered")
@Category("hocl")
@StackTrace(false)
public final class CommitEvent extends Event {

  /** The name of such events. */
  public static final String NAME = "hocl.Commit";

  /** The number of the task. */
  @Label("Task")
  public long task;

  /** The number of the lease. */
  @Label("Lease")
  public long fence;

  /** How many reactions the result stands for. */
  @Label("Reactions")
  public long reactions;

  /** Whether the ledger answered at all. */
  @Label("Answered")
  public boolean answered;
}
