package hocl.runtime.atom;

/** Receives a molecule or solution run by run. */
@FunctionalInterface
public interface RunConsumer {
  /**
   * Receives a run.
   *
   * @param batch what the atoms are rows of; the same object for all runs of a batch
   * @param from the first row
   * @param count how many rows from there on
   */
  void accept(Batch batch, int from, int count);
}
