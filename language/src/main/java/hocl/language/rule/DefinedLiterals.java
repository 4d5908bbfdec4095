package hocl.language.rule;

import hocl.language.core.FunctionCore;
import hocl.language.core.RuleCore;
import java.util.IdentityHashMap;

/**
 * The definitions of the literals of a program, one object for each: texts and executable code that
 * are found by a definition are then made once. Any thread may call it.
 */
public final class DefinedLiterals {
  /** By identity: rules compare by content, which is slow. */
  private final IdentityHashMap<RuleCore, DefinedRule> rules = new IdentityHashMap<>();

  private final IdentityHashMap<FunctionCore, DefinedFunction> functions = new IdentityHashMap<>();

  /** No definitions yet. */
  public DefinedLiterals() {}

  /** The definition of a rule, always the same object. */
  public synchronized DefinedRule of(RuleCore rule) {
    return rules.computeIfAbsent(rule, DefinedRule::new);
  }

  /** The definition of a function, always the same object. */
  public synchronized DefinedFunction of(FunctionCore function) {
    return functions.computeIfAbsent(function, DefinedFunction::new);
  }
}
