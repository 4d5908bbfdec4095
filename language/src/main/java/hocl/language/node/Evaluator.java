package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import hocl.grammar.source.Span;
import hocl.language.core.CoreProgram;
import hocl.language.java.Types;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.StoppedAtStart;
import hocl.language.rule.DefinedLiterals;
import hocl.language.value.EvaluationException;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates what happens once at the start: definitions and the initial molecule. For one thread.
 */
public final class Evaluator {

  private final boolean usesJava;
  private final DefinedLiterals literals;
  private final NodeBuilder nodes;

  /**
   * An evaluator for several programs.
   *
   * @param usesJava whether they may call more than pure methods
   */
  public Evaluator(boolean usesJava) {
    this(usesJava, null);
  }

  /** The same for programs that run in a polyglot context, if that is not null. */
  public Evaluator(boolean usesJava, @Nullable Watch watch) {
    this(usesJava, new DefinedLiterals(), watch);
  }

  private Evaluator(boolean usesJava, DefinedLiterals literals, @Nullable Watch watch) {
    this.usesJava = usesJava;
    this.literals = literals;
    this.nodes = new NodeBuilder(usesJava, literals, watch);
  }

  /** An evaluator for one program; rules that it makes share their definitions with others. */
  public Evaluator(Program program) {
    this(program, null);
  }

  /** The same for a program that runs in a polyglot context, if that is not null. */
  public Evaluator(Program program, @Nullable Watch watch) {
    this(program.usesJava(), program.literals(), watch);
  }

  /**
   * An evaluator for another thread, whose rules share their definitions with those of this one.
   */
  public Evaluator another() {
    return new Evaluator(usesJava, literals, nodes.watch());
  }

  NodeBuilder nodes() {
    return nodes;
  }

  /**
   * The program's definitions and initial molecule as values.
   *
   * @throws hocl.language.program.RunFailure if one cannot be evaluated
   * @throws StoppedAtStart if a limit is reached
   */
  public Instance instantiate(Program program, Limits limits) {
    AtomicReference<@Nullable Instance> made = new AtomicReference<>();
    End stopped =
        nodes
            .functions()
            .polling(limits::tick, () -> limits.untilStopped(() -> made.set(instantiate(program))));
    Instance instance = made.get();
    if (stopped != null || instance == null) {
      throw new StoppedAtStart(stopped == null ? End.INTERRUPTED : stopped);
    }
    return instance;
  }

  private Instance instantiate(Program program) {
    return (Instance) new StartNode(program, nodes).getCallTarget().call();
  }

  private static final class StartNode extends RootNode {
    private final Program program;
    @Children private final @Nullable ExprNode[] values;
    @Children private final ItemNode[] body;

    StartNode(Program program, NodeBuilder nodes) {
      super(null, NodeBuilder.descriptor(program.core().slots().size() + 1));
      this.program = program;
      CoreProgram core = program.core();
      NodeBuilder.Scope scope = nodes.inScope(core.slots().size());
      this.values = new ExprNode[core.definitions().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            switch (core.definitions().get(i)) {
              case CoreProgram.Param param ->
                  param.initial() == null ? null : scope.expr(param.initial());
              case CoreProgram.Let let -> scope.expr(let.value());
            };
      }
      this.body = scope.items(core.body());
    }

    @Override
    public Object execute(VirtualFrame frame) {
      CoreProgram core = program.core();
      Map<String, Object> names = new LinkedHashMap<>();
      List<Instance.Argument> arguments = new ArrayList<>();
      Span place = Span.none();
      try {
        for (int i = 0; i < values.length; i++) {
          CoreProgram.Definition definition = core.definitions().get(i);
          ExprNode node = values[i];
          if (node == null) {
            throw new IllegalStateException("no value for " + definition.name());
          }
          place = span(definition);
          Object value = MakeNodes.frozen(node.execute(frame));
          if (definition instanceof CoreProgram.Param param) {
            checkType(param, value);
            arguments.add(new Instance.Argument(param.name(), value));
          }
          Slots.write(frame, definition.slot(), value);
          if (isVisible(definition)) {
            names.put(definition.name(), value);
          }
        }
        place = Span.none();
        return new Instance(program, names, MakeNodes.molecule(frame, body), arguments);
      } catch (EvaluationException e) {
        throw Failures.atStart(e, place);
      }
    }

    private static void checkType(CoreProgram.Param param, Object value) {
      if (!Types.holds(param.type(), value)) {
        throw EvaluationException.wrongKind("the parameter `" + param.name() + "`", value);
      }
    }

    private static Span span(CoreProgram.Definition definition) {
      return switch (definition) {
        case CoreProgram.Param param -> param.span();
        case CoreProgram.Let let -> let.span();
      };
    }

    private static boolean isVisible(CoreProgram.Definition definition) {
      return switch (definition) {
        case CoreProgram.Param param -> true;
        case CoreProgram.Let let -> let.visible();
      };
    }
  }
}
