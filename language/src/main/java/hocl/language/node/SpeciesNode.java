package hocl.language.node;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import hocl.language.kernel.Heat;
import hocl.language.kernel.Kernel;
import hocl.language.kernel.KernelCompiler;
import hocl.language.kernel.SearchProgress;
import hocl.language.kernel.Telling;
import hocl.language.plan.OccurrencePlan;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The occurrences that an active atom of one shape can take. */
final class SpeciesNode extends Node {

  /** The nodes that try the candidates; made when they are needed, for kernels may do without. */
  @Children private MatchNode @Nullable [] occurrences;

  @Child private @Nullable MatchNode arrival;

  /** Counts failures of guards before the candidates are tried, and before a rule arrives. */
  @Child private @Nullable Rehearsal rehearsal;

  @Child private @Nullable Rehearsal arrivalRehearsal;

  /** The rules of the candidates. */
  private final List<OccurrenceBuilder> builders;

  /** Whether failures of guards are told here, as only nodes can. */
  private final boolean tellsFailures;

  /** The rule that atoms of this shape are, if they are rules of the set. */
  final @Nullable OccurrenceBuilder ownRule;

  /** Whether such a rule is tried when it comes in. */
  final boolean arrives;

  final Shape shape;

  /** The same occurrences for {@link KernelCompiler}, in the same order. */
  final List<KernelCompiler.Candidate> candidates;

  final SearchProgress progress;

  /** The occurrences in the order in which they were drawn the last time. */
  private int[] drawnOrder = new int[0];

  final Heat heat;

  /** Generated code for the same, while there is any. */
  @Nullable Kernel kernel;

  /** The events of reactions that the kernel reports. */
  Telling telling = Telling.NOTHING;

  /** How often a kernel gave up. */
  int givenUp;

  /** The version of the shapes for which the kernel was made, or refused; -1 to ask again. */
  int surveyed = -1;

  SpeciesNode(
      Shape shape,
      List<KernelCompiler.Candidate> candidates,
      List<OccurrenceBuilder> builders,
      @Nullable OccurrenceBuilder ownRule,
      boolean arrives) {
    this.shape = shape;
    this.candidates = candidates;
    this.builders = builders;
    this.tellsFailures = builders.stream().anyMatch(OccurrenceBuilder::tellsFailures);
    this.ownRule = ownRule;
    this.arrives = arrives;
    this.heat = KernelCompiler.heat(candidates);
    this.progress = new SearchProgress(candidates.size());
  }

  private MatchNode[] occurrences() {
    MatchNode[] made = occurrences;
    if (made == null) {
      CompilerDirectives.transferToInterpreterAndInvalidate();
      made = new MatchNode[candidates.size()];
      for (int i = 0; i < made.length; i++) {
        made[i] =
            insert(
                Objects.requireNonNull(
                    builders.get(i).active(candidates.get(i).occurrence(), shape)));
      }
      rehearsal = insert(Rehearsal.of(rehearsed()));
      occurrences = made;
    }
    return made;
  }

  /** The searches in which failures of guards are counted; empty if they are not. */
  private List<MatchNode> rehearsed() {
    List<MatchNode> searches = new ArrayList<>();
    for (OccurrenceBuilder rule : new LinkedHashSet<>(builders)) {
      OccurrenceBuilder counted = rule.rehearsed();
      if (counted != null) {
        for (OccurrencePlan occurrence : counted.plan().occurrences()) {
          MatchNode search = counted.active(occurrence, shape);
          if (search != null) {
            searches.add(search);
          }
        }
      }
    }
    return searches;
  }

  /** Whether failures of guards are told here, as only nodes can. */
  boolean tellsFailures() {
    return tellsFailures;
  }

  /** Notes that generated code tries the candidates now. */
  void runsAsCode() {
    builders.forEach(OccurrenceBuilder::guardIsAskedElsewhere);
  }

  /** Tries a rule of this shape that has just come in. */
  boolean arrive(VirtualFrame frame, MatchState state) {
    MatchNode made = arrival;
    if (made == null) {
      if (!arrives || ownRule == null) {
        return false;
      }
      CompilerDirectives.transferToInterpreterAndInvalidate();
      made = insert(ownRule.arrival());
      arrivalRehearsal = insert(Rehearsal.of(ownRule, OccurrenceBuilder::arrival));
      arrival = made;
    }
    if (arrivalRehearsal != null) {
      arrivalRehearsal.execute(frame, state);
    }
    return made.execute(frame, state);
  }

  /** Whether nothing can come of trying one of these rules: it would need other passive atoms. */
  boolean isInVain(ReactingSolution host) {
    return candidates.isEmpty() && ownRule != null && (!arrives || ownRule.isInVain(host));
  }

  /** Whether an instrument is attached to a rule that is tried here. */
  boolean isHeard() {
    for (OccurrenceBuilder rule : builders) {
      if (rule.isHeard()) {
        return true;
      }
    }
    return ownRule != null && ownRule.isHeard();
  }

  /** Forgets the order in which atoms so far have reacted. */
  void reset() {
    progress.reset();
    drawnOrder = new int[0];
  }

  /** Tries every rule at every head, in an order that is drawn. */
  boolean reactDrawn(VirtualFrame frame, MatchState state) {
    MatchNode[] all = occurrences();
    if (rehearsal != null) {
      rehearsal.execute(frame, state);
    }
    int[] order = drawnOrder;
    if (order.length != all.length) {
      order = IntStream.range(0, all.length).toArray();
      drawnOrder = order;
    }
    for (int i = 0; i < all.length; i++) {
      int drawn = i + state.run.choice().below(all.length - i);
      int occurrence = order[drawn];
      order[drawn] = order[i];
      order[i] = occurrence;
      if (all[occurrence].execute(frame, state)) {
        return true;
      }
    }
    return false;
  }

  /** Tries every rule at every head, beginning with one of them. */
  boolean react(VirtualFrame frame, MatchState state, int start) {
    MatchNode[] all = occurrences();
    if (rehearsal != null) {
      rehearsal.execute(frame, state);
    }
    for (int i = start; i < all.length; i++) {
      if (all[i].execute(frame, state)) {
        progress.reacted(i);
        return true;
      }
    }
    for (int i = 0; i < start; i++) {
      if (all[i].execute(frame, state)) {
        progress.reacted(i);
        return true;
      }
    }
    return false;
  }
}
