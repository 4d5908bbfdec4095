package hocl.runtime.copies;

import java.util.Random;

/** The clock and the faults of a simulation. */
public interface SimulatedWorld {
  /** Does something later. */
  void after(double delay, Runnable action);

  /** The time now. */
  double now();

  /** How long a message is on its way. */
  double delay();

  /** Whether something goes wrong here. */
  boolean fault();

  /** Whether faults go on. */
  boolean isTroubled();

  /** All that is drawn. */
  Random random();
}
