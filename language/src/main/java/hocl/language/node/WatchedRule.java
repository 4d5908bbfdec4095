package hocl.language.node;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.nodes.DirectCallNode;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.NodeUtil;
import com.oracle.truffle.api.source.SourceSection;
import hocl.grammar.source.Span;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreWalk;
import hocl.language.core.RuleCore;
import hocl.language.plan.OccurrencePlan;
import hocl.language.plan.Step;
import hocl.language.plan.Unfolding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the nodes of one rule that tools see, and tells whether any tool looks. Only in a polyglot
 * context.
 */
final class WatchedRule {

  private final Watch watch;
  private final RuleCore rule;
  private final FrameLayout layout;
  private final SourceSection section;

  /** Whether it calls functions, to which an instrument may be attached. */
  private final boolean calls;

  private @Nullable CallTarget sample;
  private @Nullable List<WatchedRule> followers;

  /** The nodes of the sample to which instruments are attached if they are to others like them. */
  private final List<Node> listened = new ArrayList<>();

  WatchedRule(Watch watch, RuleCore rule, FrameLayout layout) {
    this.watch = watch;
    this.rule = rule;
    this.layout = layout;
    this.section = section(watch, rule.span());
    this.calls = calls(rule);
  }

  private static boolean calls(RuleCore rule) {
    boolean[] found = {false};
    Consumer<CoreExpr> look = expr -> found[0] |= expr instanceof CoreExpr.Call;
    CoreWalk.ofRule(rule, look);
    return found[0];
  }

  /** A place in the form that tools know. */
  static SourceSection section(Watch watch, Span span) {
    return watch.source(span.source()).createSection(span.start(), span.end() - span.start());
  }

  /** A node that calls the rule. */
  MatchNode root(MatchNode search, int frame) {
    return new CallNode(
        new RuleRootNode(watch, NodeBuilder.descriptor(frame), name(), section, search)
            .getCallTarget());
  }

  private String name() {
    return rule.label() == null ? "rule of line " + rule.span().line() : rule.label();
  }

  /** The reaction that an occurrence leads to. */
  WatchedMatchNode reaction(OccurrencePlan occurrence, BitSet bound, MatchNode fire) {
    List<Integer> taken =
        occurrence.steps().stream()
            .filter(Step.Take.class::isInstance)
            .map(Step.Take.class::cast)
            .filter(take -> take.container() == Step.HOST)
            .sorted(Comparator.comparingInt(Step.Take::head))
            .map(Step.Take::number)
            .toList();
    return reaction(bound, taken, fire);
  }

  private WatchedMatchNode reaction(BitSet bound, List<Integer> taken, MatchNode fire) {
    Variables variables =
        new Variables(watch, rule.slots(), bound, new Variables.Match(layout, taken));
    return new WatchedMatchNode.RuleBodyNode(
        section, new WatchedMatchNode.ReactionNode(section, variables, fire));
  }

  /** A part of the guard, where some variables are bound. */
  WatchedExprNode guard(int conjunct, BitSet bound, ExprNode condition) {
    return new WatchedExprNode(
        Set.of(StandardTags.ExpressionTag.class),
        section(watch, rule.guard().get(conjunct).span()),
        new Variables(watch, rule.slots(), bound, new Variables.Match(layout, null)),
        condition);
  }

  /**
   * Whether an instrument is attached to the rule, its reactions or a part of its guard, or could
   * be to a function that it calls.
   */
  boolean isHeard() {
    if (calls) {
      return true;
    }
    sample();
    for (Node node : listened) {
      if (node instanceof WatchedMatchNode match ? match.isHeard() : isHeard(node)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHeard(Node node) {
    return node instanceof WatchedExprNode expr && expr.isHeard();
  }

  /** The rules that react at once with what this one makes. */
  List<WatchedRule> followers(Unfolding unfolding) {
    List<WatchedRule> known = followers;
    if (known == null) {
      known =
          unfolding.followers().stream()
              .map(follower -> new WatchedRule(watch, follower.rule(), layout))
              .toList();
      followers = known;
    }
    return known;
  }

  /** Tells tools of a reaction that happens together with that of another rule. */
  void follows(MatchState state, Object taken, Object follower) {
    sample().call(state, taken, follower);
  }

  /**
   * A root with a node for each place of the rule, and nothing else. Tools treat it as they treat
   * the roots that search, which are made when they are needed.
   */
  private CallTarget sample() {
    CallTarget known = sample;
    if (known == null) {
      WatchedMatchNode reaction = reaction(new BitSet(), List.of(), new NothingNode());
      ExprNode[] guards = new ExprNode[rule.guard().size()];
      for (int i = 0; i < guards.length; i++) {
        guards[i] = guard(i, new BitSet(), new ConstantNode(true));
      }
      RuleRootNode root =
          new RuleRootNode(
              watch,
              NodeBuilder.descriptor(layout.size()),
              name(),
              section,
              new SampleNode(reaction, guards));
      known = root.getCallTarget();
      sample = known;
      listened.addAll(NodeUtil.findAllNodeInstances(root, WatchedMatchNode.class));
      listened.addAll(NodeUtil.findAllNodeInstances(root, WatchedExprNode.class));
      known.call();
    }
    return known;
  }

  /** Calls the root of a rule. */
  private static final class CallNode extends MatchNode {
    @Child private DirectCallNode call;

    CallNode(CallTarget target) {
      this.call = DirectCallNode.create(target);
    }

    @Override
    boolean execute(VirtualFrame frame, MatchState state) {
      TruffleSafepoint.poll(this);
      return (Boolean) call.call(state);
    }
  }

  /** Nothing happens. */
  private static final class NothingNode extends MatchNode {
    @Override
    boolean execute(VirtualFrame frame, MatchState state) {
      return true;
    }
  }

  /** A reaction, and the parts of a guard, which are not asked. */
  private static final class SampleNode extends MatchNode {
    @Child private WatchedMatchNode reaction;

    @SuppressWarnings("UnusedVariable") // tools find them among the children
    @Children
    private final ExprNode[] guards;

    SampleNode(WatchedMatchNode reaction, ExprNode[] guards) {
      this.reaction = reaction;
      this.guards = guards;
    }

    @Override
    boolean execute(VirtualFrame frame, MatchState state) {
      return reaction.execute(frame, state);
    }
  }
}
