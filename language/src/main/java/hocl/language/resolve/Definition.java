package hocl.language.resolve;

import hocl.grammar.source.Span;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A top-level definition while the program is being linked.
 *
 * @param variable its name and slot
 * @param type of a parameter; null for a {@code let}
 * @param value null for a parameter without one
 * @param needs the top-level variables that the value mentions
 */
record Definition(
    Variable variable,
    @Nullable CoreType type,
    @Nullable CoreExpr value,
    Set<Variable> needs,
    Span span) {

  Definition withValue(CoreExpr given, Set<Variable> itsNeeds) {
    return new Definition(variable, type, given, itsNeeds, span);
  }
}
