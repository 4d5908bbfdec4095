package hocl.runtime.cluster;

/**
 * A node of a cluster, as the others see it.
 *
 * @param name its name in ledgers
 * @param address where other members reach it, {@code HOST:PORT}; empty in one process
 * @param voter which of the voters it is, from 0; -1 for a worker
 * @param threads the number of its executors for each job
 * @param gateway the address of its gateway, or empty
 */
public record NodeStanding(String name, String address, int voter, int threads, String gateway) {

  /** Whether it is one of those that hold data. */
  public boolean isVoter() {
    return voter >= 0;
  }
}
