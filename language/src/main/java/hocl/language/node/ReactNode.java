package hocl.language.node;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import hocl.language.kernel.Kernel;
import hocl.language.kernel.KernelCompiler;
import hocl.language.kernel.SearchProgress;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Rule;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.Drawing;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shapes;
import hocl.runtime.store.Species;
import hocl.runtime.store.Waking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of a rule set: tries active atoms of one solution, a batch at a call. The arguments are
 * the solution and the number of atoms to try; the result is whether nothing there can react.
 */
final class ReactNode extends RootNode {

  private final Run run;
  private final Shapes shapes;
  private final HeadIndex heads;
  private final RuleSet owner;
  private final boolean drawn;

  /** Whether rules that take as many equal atoms as there are wait until the others have tried. */
  private final boolean defers;

  /** By number of shape, what an active atom of that shape can do; grows. */
  @Children private SpeciesNode[] byShape = new SpeciesNode[0];

  /** The rules that wait until the others have tried. */
  @Children private final MatchNode[] deferred;

  /** The nodes that count the failures of their guards, if these are counted. */
  @Children private final @Nullable Rehearsal[] deferredRehearsals;

  /**
   * A node for rules.
   *
   * @param drawn whether choices are drawn while it runs
   * @param owner the rule set
   */
  ReactNode(
      FrameDescriptor descriptor,
      Run run,
      List<OccurrenceBuilder> rules,
      boolean drawn,
      RuleSet owner) {
    super(null, descriptor);
    this.drawn = drawn;
    this.defers = !drawn || !run.choice().seeded();
    this.run = run;
    this.shapes = run.store().shapes();
    this.heads = new HeadIndex(rules, defers);
    this.owner = owner;
    List<MatchNode> late = new ArrayList<>();
    List<@Nullable Rehearsal> rehearsals = new ArrayList<>();
    if (!drawn) {
      for (OccurrenceBuilder rule : rules) {
        if (rule.plan().deferred()) {
          late.add(rule.passive());
          rehearsals.add(Rehearsal.of(rule, OccurrenceBuilder::passive));
        }
      }
    }
    this.deferred = late.toArray(new MatchNode[0]);
    this.deferredRehearsals = rehearsals.toArray(new Rehearsal[0]);
  }

  @Override
  public Object execute(VirtualFrame frame) {
    ReactingSolution host = (ReactingSolution) frame.getArguments()[0];
    Species species = (Species) frame.getArguments()[1];
    if (species != null) {
      int most = (Integer) frame.getArguments()[2];
      return burst(frame, new MatchState(run, host, species), species, most);
    }
    return drawn
        ? random(frame, host)
        : tryDeferred(frame, new MatchState(run, host, host.speciesAt(0)));
  }

  /** Forgets the order in which atoms so far have reacted. */
  void reset() {
    for (SpeciesNode node : byShape) {
      if (node != null) {
        node.reset();
      }
    }
  }

  /** Whether there are rules that are tried only when nothing is active. */
  boolean hasDeferred() {
    return deferred.length > 0;
  }

  private boolean tryDeferred(VirtualFrame frame, MatchState state) {
    state.activeRow = -1;
    int start = run.choice().below(deferred.length);
    for (int i = 0; i < deferred.length; i++) {
      run.tick();
      int place = (start + i) % deferred.length;
      Rehearsal rehearsal = deferredRehearsals[place];
      if (rehearsal != null) {
        rehearsal.execute(frame, state);
      }
      if (deferred[place].execute(frame, state)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tries several active atoms of one species.
   *
   * @return the number of them
   */
  private int burst(VirtualFrame frame, MatchState state, Species species, int most) {
    SpeciesNode node = node(species.shape());
    ReactingSolution host = state.host;
    int n = 0;
    do {
      activate(frame, state, species, node);
      node.progress.row = -1;
      n++;
    } while (n < most && owner.goesOn(host, species, node.progress.before + n));
    return n;
  }

  /** Tries an atom, or goes on where a kernel gave up. */
  private void activate(VirtualFrame frame, MatchState state, Species species, SpeciesNode node) {
    SearchProgress progress = node.progress;
    boolean goOn = progress.row >= 0;
    if (!goOn) {
      progress.row = species.active();
      progress.tries = 0;
    }
    state.activeRow = progress.row;
    for (int tries = progress.tries; tries < Kernel.TRIES_IN_A_ROW; tries++) {
      if (!goOn) {
        run.tick();
        progress.start = progress.choose(run.choice());
      }
      goOn = false;
      long before = run.steps();
      boolean reacted = node.react(frame, state, progress.start);
      node.heat.add(1 + run.steps() - before);
      if (!reacted) {
        if (species.shape().kind() == Kind.RULE) {
          arrive(frame, state, species, node);
        } else {
          species.settle();
        }
        return;
      }
      if (state.activeGone) {
        return;
      }
      if (state.host.pace().isPressed()) {
        break;
      }
      // room for what came in may have moved the queue
      state.activeRow = species.current();
    }
    species.requeue();
  }

  /** A rule came in and no other rule took it: does it react with what is here? */
  private void arrive(VirtualFrame frame, MatchState state, Species species, SpeciesNode node) {
    if (!node.arrive(frame, state)) {
      species.settle();
    } else if (!state.activeGone) {
      OccurrenceBuilder rule = Objects.requireNonNull(node.ownRule);
      int head = rarest(state.host, rule, (Rule) species.get(0, state.activeRow));
      if (head < 0) {
        species.requeue();
      } else {
        species.settle();
        reactivate(state.host, rule, head);
      }
    }
  }

  /**
   * The head of a rule that has just come in that the fewest atoms may take: every reaction of that
   * rule needs one of these atoms. Heads that may take no atom do not count.
   *
   * @return the head, or -1 if all may take no atom: the rule can react without taking anything
   */
  private int rarest(ReactingSolution host, OccurrenceBuilder rule, Rule arrived) {
    int best = -1;
    int fewest = Integer.MAX_VALUE;
    for (int head = 0; head < rule.plan().rule().heads().size(); head++) {
      if (!rule.plan().needs(head, arrived)) {
        continue;
      }
      int count = 0;
      for (int i = 0; i < host.speciesCount(); i++) {
        if (rule.takes(host.speciesAt(i).shape(), head)) {
          count += host.speciesAt(i).passive();
        }
      }
      if (count < fewest) {
        best = head;
        fewest = count;
      }
    }
    return best;
  }

  /**
   * Makes active again what can take a head of a rule that has just come in and can react; also
   * rules that say the same as that one.
   */
  private void reactivate(ReactingSolution host, OccurrenceBuilder rule, int head) {
    for (int i = 0; i < host.speciesCount(); i++) {
      Species species = host.speciesAt(i);
      if (rule.takes(species.shape(), head)) {
        int end = species.passiveEnd();
        for (int row = species.first(); row < end; row++) {
          if (!species.isDead(row)) {
            Waking.awaken(species, row);
          }
        }
      }
    }
  }

  private boolean random(VirtualFrame frame, ReactingSolution host) {
    Drawing drawing = host.drawing(run.choice().seeded());
    int atoms = drawing.atoms();
    if (atoms == 0) {
      return true;
    }
    Choice choice = run.choice();
    int drawn = choice.below(atoms);
    Species species = drawing.species(drawn);
    MatchState state = new MatchState(run, host, species);
    state.activeRow = drawing.row(drawn);
    SpeciesNode node = node(species.shape());
    boolean arrivalFirst = choice.below(2) == 1;
    boolean reacted =
        arrivalFirst
            ? node.arrive(frame, state) || node.reactDrawn(frame, state)
            : node.reactDrawn(frame, state) || node.arrive(frame, state);
    if (!reacted) {
      drawing.triedInVain(species, state.activeRow);
    }
    return false;
  }

  /** The node that tries active atoms of a shape. */
  SpeciesNode node(Shape shape) {
    if (shape.id() >= byShape.length || byShape[shape.id()] == null) {
      CompilerDirectives.transferToInterpreterAndInvalidate();
      if (shape.id() >= byShape.length) {
        byShape = Arrays.copyOf(byShape, shapes.count());
      }
      byShape[shape.id()] = insert(makeNode(shape));
    }
    return byShape[shape.id()];
  }

  private SpeciesNode makeNode(Shape shape) {
    List<OccurrenceBuilder> builders = new ArrayList<>();
    List<KernelCompiler.Candidate> candidates = new ArrayList<>();
    for (HeadIndex.Place place : heads.of(shape)) {
      OccurrenceBuilder rule = place.rule();
      builders.add(rule);
      candidates.add(
          new KernelCompiler.Candidate(
              rule.plan(), place.occurrence(), rule.ruleShape(), rule.followers()));
    }
    OccurrenceBuilder own = heads.rule(shape);
    boolean arrives = own != null && !(own.plan().deferred() && defers);
    return new SpeciesNode(shape, candidates, builders, own, arrives);
  }

  @Override
  public String getName() {
    return "react";
  }
}
