package hocl.runtime.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A task of a run on several threads or nodes: from its lease to its result. */
@Name(TaskEvent.NAME)
@Label("Task")
@Description("A task: from its lease to its result")
@Category("hocl")
@StackTrace(false)
public final class TaskEvent extends Event {

  /** The name of such events. */
  public static final String NAME = "hocl.Task";

  /** The number of the task. */
  @Label("Task")
  public long task;

  /** The number of the lease. */
  @Label("Lease")
  public long fence;

  /** How many fragments it is about. */
  @Label("Fragments")
  public int fragments;

  /** How many reactions there were. */
  @Label("Reactions")
  public long reactions;

  /**
   * How it ended: {@code SETTLED}, {@code STOPPED}, {@code SPENT}, {@code FAILED}, or {@code LOST}.
   */
  @Label("End")
  public String end = "LOST";
}
