package hocl.runtime.reactor;

/** Why a run ended. */
public enum End {
  /** No rule can react anywhere in the solution. */
  INERT,
  /** The largest number of reactions was reached. */
  REACTION_LIMIT,
  /** The largest number of steps was reached. */
  STEP_LIMIT,
  /** The time was over. */
  TIME_LIMIT,
  /** The memory was nearly used up. */
  MEMORY_LIMIT,
  /** The run was cancelled. */
  INTERRUPTED,
  /** A right-hand side could not be evaluated. */
  FAILED
}
