package hocl.runtime.reactor;

import hocl.runtime.atom.Solution;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a run. Immutable.
 *
 * @param end why the run ended
 * @param solution the solution as it stood at the end; after a failure, as it stood before the
 *     reaction that failed
 * @param reactions the number of reactions, in inner solutions too
 * @param steps the number of steps, see {@link Run#look()}; like that of the reactions, it is the
 *     same by nodes and by generated code
 * @param guardFailures the number of times that a guard could not be evaluated and so did not hold;
 *     0 if the chemistry does not count them
 * @param cpuNanos the CPU time, in nanoseconds, that the reacting threads took to put the atoms
 *     into the solution and to react, without that of taking the result out; 0 if it was not
 *     measured
 * @param failure the failure of a right-hand side; null unless {@code end} is {@link End#FAILED}
 */
public record Outcome(
    End end,
    Solution solution,
    long reactions,
    long steps,
    long guardFailures,
    long cpuNanos,
    @Nullable ReactionFailure failure) {}
