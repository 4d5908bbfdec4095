package hocl.runtime.referee;

/** What a referee keeps of a job for its receipt, beside its draws. */
public enum Keeping {
  /** Nothing. */
  NOTHING,
  /** The commits, and the proofs of what nodes did wrong, with their atoms. */
  COMMITS,
  /** The same with the atoms of all tasks, so that these can be repeated. */
  TASKS
}
