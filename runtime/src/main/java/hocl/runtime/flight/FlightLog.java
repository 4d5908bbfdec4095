package hocl.runtime.flight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the reactions of one run to the flight recorder, while one records: an event for each
 * stretch of some milliseconds. For one thread.
 */
public final class FlightLog {

  /** With this property the flight recorder is asked, though the JVM was not started with it. */
  public static final String PROPERTY = "hocl.flight";

  private static final long SHORTEST_NANOS = 10_000_000;

  /** To load the classes of the flight recorder takes a tenth of a second. */
  private static final boolean STARTED = isStarted();

  private @Nullable ReactionsEvent event;
  private long begun;

  /** What was counted when the stretch began. */
  private long reactions;

  private long steps;

  /** A log of a run in which nothing has been counted. */
  public FlightLog() {}

  /**
   * The run goes on; called once in a while.
   *
   * @param reactionsNow the number of reactions so far
   * @param stepsNow the number of steps so far
   */
  public void look(long reactionsNow, long stepsNow) {
    if (event == null) {
      begin();
      if (event == null) {
        reactions = reactionsNow;
        steps = stepsNow;
      }
    } else if (System.nanoTime() - begun >= SHORTEST_NANOS) {
      end(reactionsNow, stepsNow);
      begin();
    }
  }

  private static boolean isStarted() {
    return ProcessHandle.current().info().arguments().map(List::of).orElse(List.of()).stream()
        .anyMatch(argument -> argument.startsWith("-XX:StartFlightRecording"));
  }

  /**
   * Whether a recording may run. Where none does, no event may be made: that would load the classes
   * of the flight recorder. Any thread may call.
   */
  public static boolean isAsked() {
    return STARTED || Boolean.getBoolean(PROPERTY);
  }

  private void begin() {
    if (!isAsked()) {
      return;
    }
    ReactionsEvent next = new ReactionsEvent();
    if (next.isEnabled()) {
      begun = System.nanoTime();
      next.begin();
      event = next;
    }
  }

  /** The run has ended, or pauses; the parameters are those of {@link #look}. */
  public void end(long reactionsNow, long stepsNow) {
    ReactionsEvent stretch = event;
    if (stretch != null) {
      stretch.reactions = reactionsNow - reactions;
      stretch.steps = stepsNow - steps;
      stretch.total = reactionsNow;
      stretch.commit();
      event = null;
    }
    reactions = reactionsNow;
    steps = stepsNow;
  }
}
