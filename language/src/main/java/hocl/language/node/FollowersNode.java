package hocl.language.node;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.plan.Unfolding;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Species;
import hocl.runtime.trace.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules that react at once with what another one makes, for the node where that fires. */
final class FollowersNode extends Node {

  private final Unfolding unfolding;
  private final NodeBuilder.Scope scope;
  private final Shape[] shapes;
  private final Supplier<FireNode> plainBuilder;

  /** The followers as tools see them; none outside of a polyglot context. */
  private final List<WatchedRule> watched;

  @Child private @Nullable FireNode plain;

  /** The products of each rule, those of the first rule first; only for an observer. */
  @Children private ExprNode @Nullable [] made;

  /** The atoms that each rule but the first takes. */
  @Children private ExprNode @Nullable [] taken;

  /**
   * The followers of an unfolding.
   *
   * @param shapes the shapes of the followers
   * @param plain makes the node where only the first rule fires
   * @param watched the followers as tools see them; empty outside of a polyglot context
   */
  FollowersNode(
      Unfolding unfolding,
      NodeBuilder.Scope scope,
      List<Shape> shapes,
      Supplier<FireNode> plain,
      List<WatchedRule> watched) {
    this.watched = watched;
    this.unfolding = unfolding;
    this.scope = scope;
    this.shapes = shapes.toArray(Shape[]::new);
    this.plainBuilder = plain;
  }

  /** How many reactions happen at once. */
  int reactions() {
    return unfolding.reactions();
  }

  /**
   * Announces all reactions.
   *
   * @return false if they must not happen at once, since a rule has just gone, or the limit would
   *     be passed; then nothing was announced
   */
  boolean react(Run run, ReactingSolution host) {
    for (Shape shape : shapes) {
      Species rules = host.speciesOrNull(shape);
      if (rules == null || rules.passive() == 0) {
        return false;
      }
    }
    return run.reactAtOnce(reactions());
  }

  /** The node where only the first rule fires. */
  FireNode plain() {
    FireNode made = plain;
    if (made == null) {
      CompilerDirectives.transferToInterpreterAndInvalidate();
      made = insert(plainBuilder.get());
      plain = made;
    }
    return made;
  }

  /** Lets tools see the reactions of the followers, which are about to happen. */
  void show(VirtualFrame frame, MatchState state) {
    for (int i = 0; i < watched.size(); i++) {
      if (watched.get(i).isHeard()) {
        CompilerDirectives.transferToInterpreter();
        made();
        Species rules = state.host.species(shapes[i]);
        Object follower = rules.atom(rules.example());
        watched.get(i).follows(state, atom(Objects.requireNonNull(taken)[i], frame), follower);
      }
    }
  }

  /** The number of followers. */
  int count() {
    return shapes.length;
  }

  /** The products of the first rule, before others follow. */
  Molecule products(VirtualFrame frame) {
    ExprNode[] made = made();
    List<Object> output = new ArrayList<>();
    for (int i = 0; i < items(0).size(); i++) {
      output.add(atom(made[i], frame));
    }
    return Molecule.of(output);
  }

  /** Goes on with a record: for each follower the place of what it takes, and its number. */
  void record(ReactingSolution host, Recorder recorder) {
    for (int i = 0; i < shapes.length; i++) {
      Species rules = host.species(shapes[i]);
      recorder.put(unfolding.followers().get(i).place());
      recorder.put(rules.serial(rules.example()));
    }
  }

  /** Counts the reactions of the followers. */
  void count(Run run) {
    for (Shape shape : shapes) {
      run.counted(shape, 1);
    }
  }

  /** Tells all reactions to the listener, given the first rule and what it consumes. */
  void tell(VirtualFrame frame, MatchState state, Rule first, Molecule consumed, int depth) {
    CompilerDirectives.transferToInterpreter();
    ExprNode[] made = made();
    ExprNode[] taken = Objects.requireNonNull(this.taken);
    long number = state.run.reactions() - reactions();
    Rule rule = first;
    Molecule input = consumed;
    int next = 0;
    for (int i = 0; i < reactions(); i++) {
      if (i > 0) {
        Species rules = state.host.species(shapes[i - 1]);
        rule = (Rule) rules.atom(rules.example());
        input = Molecule.of(List.of(atom(taken[i - 1], frame)));
      }
      List<Object> output = new ArrayList<>();
      for (int count = items(i).size(); count > 0; count--) {
        output.add(atom(made[next++], frame));
      }
      state.run.listener().reacted(++number, rule, input, Molecule.of(output), depth);
    }
  }

  private static Object atom(ExprNode expr, VirtualFrame frame) {
    return MakeNodes.frozen(expr.execute(frame));
  }

  private List<CoreItem> items(int reaction) {
    return reaction == 0
        ? unfolding.plain().products()
        : unfolding.followers().get(reaction - 1).made();
  }

  private ExprNode[] made() {
    ExprNode[] nodes = made;
    if (nodes == null) {
      List<CoreExpr> exprs = new ArrayList<>();
      for (int i = 0; i < reactions(); i++) {
        items(i).forEach(item -> exprs.add(((CoreItem.One) item).expr()));
      }
      nodes = insert(scope.exprs(exprs));
      made = nodes;
      taken =
          insert(
              scope.exprs(unfolding.followers().stream().map(Unfolding.Follower::atom).toList()));
    }
    return nodes;
  }
}
