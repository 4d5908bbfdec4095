package hocl.runtime.task;

import hocl.runtime.codec.CodecException;

/**
 * An event of a simulation.
 *
 * @param order of those at the same time
 */
record Event(double time, long order, Event.Action action) implements Comparable<Event> {

  /** Something that happens. */
  interface Action {
    void act() throws CodecException, InterruptedException;
  }

  @Override
  public int compareTo(Event other) {
    int result = Double.compare(time, other.time);
    return result == 0 ? Long.compare(order, other.order) : result;
  }
}
