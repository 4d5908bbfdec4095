package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import hocl.language.kernel.Heat;
import hocl.language.kernel.Kernel;
import hocl.language.kernel.KernelCompiler;
import hocl.language.kernel.Progress;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an active atom of one shape can do. */
final class SpeciesNode extends Node {

  @Children final MatchNode[] occurrences;
  @Child @Nullable MatchNode arrival;

  /** The rule that atoms of this shape are, if they are rules of the set. */
  final @Nullable OccurrenceBuilder ownRule;

  final Shape shape;

  /** The same occurrences for {@link KernelCompiler}, in the same order. */
  final List<KernelCompiler.Candidate> candidates;

  final Progress progress;

  final Heat heat;

  /** Generated code for the same, while there is any. */
  @Nullable Kernel kernel;

  /** How often a kernel gave up. */
  int givenUp;

  /** How many shapes there were when the kernel was made, or refused. */
  int kernelShapes;

  SpeciesNode(
      Shape shape,
      MatchNode[] occurrences,
      List<KernelCompiler.Candidate> candidates,
      @Nullable MatchNode arrival,
      @Nullable OccurrenceBuilder ownRule) {
    this.shape = shape;
    this.occurrences = occurrences;
    this.candidates = candidates;
    this.arrival = arrival;
    this.ownRule = ownRule;
    this.heat = KernelCompiler.heat(candidates);
    this.progress = new Progress(occurrences.length);
  }

  /** Whether nothing can come of trying one of these rules: it would need passive atoms. */
  boolean isInVain(ReactingSolution host) {
    return occurrences.length == 0
        && ownRule != null
        && (arrival == null || (ownRule.needsPassiveAtom() && !host.hasPassive()));
  }

  /** Tries every rule at every head, beginning with one of them. */
  boolean react(VirtualFrame frame, MatchState state, int start) {
    for (int i = start; i < occurrences.length; i++) {
      if (occurrences[i].execute(frame, state)) {
        progress.reacted(i);
        return true;
      }
    }
    for (int i = 0; i < start; i++) {
      if (occurrences[i].execute(frame, state)) {
        progress.reacted(i);
        return true;
      }
    }
    return false;
  }
}
