package hocl.runtime.reactor;

import hocl.runtime.atom.Solution;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a run.
 *
 * @param end why it ended
 * @param solution the solution as it stands then; after a failure, as it stood before that reaction
 * @param reactions how many reactions happened, in inner solutions too
 * @param steps how many rows searches looked at, see {@link Run#look()}; like the reactions the
 *     same whichever way the engine takes
 * @param guardFailures how many times a guard could not be evaluated and so did not hold
 * @param cpuNanos CPU time of the reacting threads in nanoseconds: putting the atoms into the
 *     solution and reacting; taking the result out does not count
 * @param failure what failed, only if {@code end} is {@link End#FAILED}
 */
public record Outcome(
    End end,
    Solution solution,
    long reactions,
    long steps,
    long guardFailures,
    long cpuNanos,
    @Nullable ReactionFailure failure) {}
