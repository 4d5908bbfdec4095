package hocl.repl.expect;

import java.util.List;

/**
 * Whether an expectation holds.
 *
 * @param expectation the expectation
 * @param failure why it does not hold, in lines; empty if it holds
 */
public record ExpectationVerdict(Expectation expectation, List<String> failure) {

  /** Copies its arguments. */
  public ExpectationVerdict {
    failure = List.copyOf(failure);
  }

  /** Whether it holds. */
  public boolean holds() {
    return failure.isEmpty();
  }
}
