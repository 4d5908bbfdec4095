package hocl.language.node;

import com.oracle.truffle.api.nodes.ControlFlowException;
import hocl.language.value.EvaluationException;

/** The guard met a limit of the machine while it was asked which atoms an index should find. */
final class LimitMetException extends ControlFlowException {

  private static final long serialVersionUID = 1L;

  final transient EvaluationException limit;
  final int conjunct;

  /**
   * A limit met in a conjunct.
   *
   * @param conjunct its place among those of the guard
   */
  LimitMetException(EvaluationException limit, int conjunct) {
    this.limit = limit;
    this.conjunct = conjunct;
  }
}
