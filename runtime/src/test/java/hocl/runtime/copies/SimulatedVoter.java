package hocl.runtime.copies;

/** A voter of a simulation, of which the memory may be lost. */
final class SimulatedVoter {
  final int number;
  Copies copies;
  int side;
  boolean alive = true;
  double stoppedUntil;
  long refused;

  /** Another attempt to begin a term would spoil the one that is on. */
  double renewingUntil;

  SimulatedVoter(int number, Copies copies) {
    this.number = number;
    this.copies = copies;
  }
}
