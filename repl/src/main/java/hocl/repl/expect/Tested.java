package hocl.repl.expect;

import java.util.List;

/**
 * A program that was tested.
 *
 * @param file its name
 * @param verdicts one for each expectation, and more if something else went wrong
 * @param runs the number of runs
 * @param nanos the time it took
 */
public record Tested(String file, List<ExpectationVerdict> verdicts, int runs, long nanos) {

  /** Copies its arguments. */
  public Tested {
    verdicts = List.copyOf(verdicts);
  }

  /** Whether all expectations hold. */
  public boolean holds() {
    return verdicts.stream().allMatch(ExpectationVerdict::holds);
  }
}
