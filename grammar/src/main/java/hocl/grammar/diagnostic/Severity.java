package hocl.grammar.diagnostic;

/** How much a diagnostic matters. */
public enum Severity {
  /** The program cannot run, or did not run to its end. */
  ERROR,
  /** The program runs, but probably not as meant. */
  WARNING
}
