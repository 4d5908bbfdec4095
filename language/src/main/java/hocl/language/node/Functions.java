package hocl.language.node;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.nodes.Node;
import hocl.language.core.FunctionCore;
import hocl.language.rule.DefinedFunction;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.FunctionDefinition;
import java.util.IdentityHashMap;
import java.util.function.Supplier;

/** The functions of a run, each compiled at its first call, and how deep their calls nest. */
final class Functions {

  private static final int MOST_DEPTH = 20_000;

  private final NodeBuilder builder;
  private final IdentityHashMap<FunctionDefinition, CallTarget> targets = new IdentityHashMap<>();
  private Runnable poll = () -> {};
  private int depth;

  Functions(NodeBuilder builder) {
    this.builder = builder;
  }

  /** Says what to call now and then so that a run can be stopped. */
  void pollWith(Runnable action) {
    poll = action;
  }

  /** Carries out some work in which another action is called now and then. */
  <T> T polling(Runnable action, Supplier<T> work) {
    Runnable before = poll;
    poll = action;
    try {
      return work.get();
    } finally {
      poll = before;
    }
  }

  /**
   * Calls a function.
   *
   * @param place the node that calls
   * @param values the function itself, then the arguments
   */
  Object call(Node place, FunctionAtom function, Object[] values) {
    FunctionCore core = ((DefinedFunction) function.definition()).core();
    if (values.length - 1 != core.arity()) {
      throw EvaluationException.wrongNumber(core.name(), core.arity(), values.length - 1);
    }
    poll.run();
    if (depth >= MOST_DEPTH) {
      throw new EvaluationException("E0707", core.name(), MOST_DEPTH);
    }
    depth++;
    try {
      return targets
          .computeIfAbsent(function.definition(), d -> FunctionRootNode.make(core, builder))
          .call(place, values);
    } finally {
      depth--;
    }
  }
}
