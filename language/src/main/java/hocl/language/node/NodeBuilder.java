package hocl.language.node;

import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.FrameSlotKind;
import com.oracle.truffle.api.instrumentation.StandardTags;
import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.RuleCore;
import hocl.language.rule.DefinedLiterals;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes nodes of Core. One per run; its nodes are used by the reacting thread only. */
final class NodeBuilder {

  private final boolean javaAllowed;
  private final Functions functions = new Functions(this);
  private final DefinedLiterals literals;
  private final @Nullable Watch watch;

  /**
   * A builder.
   *
   * @param watch the polyglot context for which tools are to see the nodes, or null
   */
  NodeBuilder(boolean javaAllowed, DefinedLiterals literals, @Nullable Watch watch) {
    this.watch = watch;
    this.javaAllowed = javaAllowed;
    this.literals = literals;
  }

  /** The definitions of the literals of the program. */
  DefinedLiterals literals() {
    return literals;
  }

  Functions functions() {
    return functions;
  }

  /** The polyglot context, or null. */
  @Nullable Watch watch() {
    return watch;
  }

  /** What makes the nodes of a rule that tools see, or null outside of a polyglot context. */
  @Nullable WatchedRule watched(RuleCore rule, FrameLayout layout) {
    return watch == null ? null : new WatchedRule(watch, rule, layout);
  }

  /** A frame of slots of any kind. */
  static FrameDescriptor descriptor(int slots) {
    FrameDescriptor.Builder builder = FrameDescriptor.newBuilder(Math.max(1, slots));
    builder.addSlots(slots, FrameSlotKind.Illegal);
    return builder.build();
  }

  /** Makes nodes for expressions of a scope in which one slot holds the rule or function itself. */
  Scope inScope(int self) {
    return new Scope(self);
  }

  /** Makes nodes for one scope. */
  final class Scope {

    private final int self;

    private Scope(int self) {
      this.self = self;
    }

    ExprNode expr(CoreExpr expr) {
      return switch (expr) {
        case CoreExpr.Constant e -> new ConstantNode(e.value());
        case CoreExpr.Local e -> new LocalNode(e.slot());
        case CoreExpr.Self e -> new LocalNode(self);
        case CoreExpr.Chain e -> placed(chain(e), e);
        case CoreExpr.And e -> new LogicNodes.AndNode(exprs(e.operands()));
        case CoreExpr.Or e -> new LogicNodes.OrNode(exprs(e.operands()));
        case CoreExpr.Negate e -> placed(new ControlNodes.NegateNode(expr(e.operand())), e);
        case CoreExpr.Not e -> placed(new LogicNodes.NotNode(expr(e.operand())), e);
        case CoreExpr.If e ->
            placed(
                new ControlNodes.IfNode(expr(e.condition()), expr(e.yes()), expr(e.no())),
                e.condition());
        case CoreExpr.Let e -> new ControlNodes.LetNode(e.slot(), expr(e.value()), expr(e.body()));
        case CoreExpr.MakeTuple e -> placed(new ControlNodes.TupleNode(exprs(e.fields())), e);
        case CoreExpr.MakeList e -> placed(container(MakeNodes.Container.LIST, e.items()), e);
        case CoreExpr.MakeSolution e ->
            placed(container(MakeNodes.Container.SOLUTION, e.items()), e);
        case CoreExpr.MakeMolecule e ->
            placed(container(MakeNodes.Container.MOLECULE, e.items()), e);
        case CoreExpr.MakeRule e ->
            new MakeNodes.RuleNode(literals.of(e.definition()), exprs(e.captures()));
        case CoreExpr.MakeFunction e ->
            new MakeNodes.FunctionNode(literals.of(e.definition()), exprs(e.captures()));
        case CoreExpr.Call e ->
            watched(
                placed(
                    new CallNodes.CallNode(functions, expr(e.callee()), exprs(e.arguments())), e),
                e);
        case CoreExpr.CallBuiltin e ->
            placed(new BuiltinNode(e.builtin(), exprs(e.arguments())), e);
        case CoreExpr.CallMethod e ->
            placed(
                new CallNodes.MethodNode(
                    javaAllowed, e.from(), expr(e.target()), e.name(), exprs(e.arguments())),
                e);
        case CoreExpr.CallStatic e ->
            placed(new CallNodes.StaticNode(e.type(), e.name(), e.from(), exprs(e.arguments())), e);
        case CoreExpr.GetField e ->
            placed(new CallNodes.FieldNode(expr(e.target()), e.name(), e.from()), e);
        case CoreExpr.GetStatic e ->
            placed(new CallNodes.StaticFieldNode(e.type(), e.name(), e.from()), e);
        case CoreExpr.New e ->
            placed(new CallNodes.NewNode(e.type(), e.from(), exprs(e.arguments())), e);
        case CoreExpr.InstanceOf e -> new ControlNodes.InstanceOfNode(expr(e.operand()), e.type());
        case CoreExpr.Cast e ->
            placed(new CallNodes.CastNode(e.type(), e.typeName(), expr(e.operand())), e);
      };
    }

    /** A number of copies, checked where it stands. */
    ExprNode count(CoreExpr count) {
      return placed(new ControlNodes.CountNode(expr(count)), count);
    }

    /** The condition of a branch, checked where it stands. */
    ExprNode condition(CoreExpr condition) {
      return placed(new ControlNodes.ConditionNode(expr(condition)), condition);
    }

    private ExprNode watched(ExprNode call, CoreExpr expr) {
      return watch == null
          ? call
          : new WatchedExprNode(
              Set.of(StandardTags.CallTag.class, StandardTags.ExpressionTag.class),
              WatchedRule.section(watch, expr.span()),
              null,
              call);
    }

    private ExprNode placed(ExprNode node, CoreExpr expr) {
      return new ControlNodes.PlaceNode(node, expr.span());
    }

    private ExprNode chain(CoreExpr.Chain chain) {
      ExprNode first = expr(chain.first());
      if (chain.links().size() == 1) {
        CoreExpr.Link link = chain.links().getFirst();
        return BinaryNode.of(link, first, expr(link.operand()));
      }
      BinaryOperator[] operators = new BinaryOperator[chain.links().size()];
      ExprNode[] operands = new ExprNode[operators.length];
      for (int i = 0; i < operators.length; i++) {
        operators[i] = chain.links().get(i).operator();
        operands[i] = expr(chain.links().get(i).operand());
      }
      return new ChainNode(first, operators, operands);
    }

    private ExprNode container(MakeNodes.Container container, List<CoreItem> items) {
      return new MakeNodes.ContainerNode(container, items(items));
    }

    ExprNode[] exprs(List<CoreExpr> exprs) {
      ExprNode[] nodes = new ExprNode[exprs.size()];
      for (int i = 0; i < nodes.length; i++) {
        nodes[i] = expr(exprs.get(i));
      }
      return nodes;
    }

    /** Nodes that make values; {@code print} cannot stand among these items. */
    ItemNode[] items(List<CoreItem> items) {
      ItemNode[] nodes = new ItemNode[items.size()];
      for (int i = 0; i < nodes.length; i++) {
        nodes[i] = item(items.get(i));
      }
      return nodes;
    }

    private ItemNode item(CoreItem item) {
      return switch (item) {
        case CoreItem.One one -> new ItemNode.OneNode(expr(one.expr()));
        case CoreItem.Copies copies ->
            new ItemNode.CopiesNode(expr(copies.expr()), count(copies.count()));
        case CoreItem.If choice ->
            new ItemNode.IfItemNode(
                condition(choice.condition()), items(choice.yes()), items(choice.no()));
        case CoreItem.Let let ->
            new ItemNode.LetItemNode(let.slot(), expr(let.value()), items(let.rest()));
        case CoreItem.Print print ->
            throw new IllegalArgumentException("print is an item of a product only");
      };
    }
  }
}
