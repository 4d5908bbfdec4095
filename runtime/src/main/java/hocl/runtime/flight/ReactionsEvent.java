package hocl.runtime.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A stretch of reactions of one thread, one after the other. */
@Name(ReactionsEvent.NAME)
@Label("Reactions")
@Description("A stretch of reactions of one thread")
@Category("hocl")
@StackTrace(false)
final class ReactionsEvent extends Event {

  static final String NAME = "hocl.Reactions";

  /** How many reactions there were in this stretch. */
  @Label("Reactions")
  long reactions;

  /** How many atoms searches looked at in this stretch. */
  @Label("Atoms looked at")
  long steps;

  /** How many reactions there were in this run so far. */
  @Label("Reactions so far")
  long total;
}
