package hocl.language.kernel;

import hocl.language.core.RuleCore;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.store.Shape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A rule that is compared by identity. */
record SameRule(RuleCore rule) {

  @Override
  @SuppressWarnings("ReferenceEquality")
  public boolean equals(@Nullable Object other) {
    return other instanceof SameRule same && same.rule == rule;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(rule);
  }

  /** Whether rules of two definitions may be equal, given what they captured. */
  static boolean mayBeEqual(Shape a, Shape b) {
    return a.tag() instanceof RuleDefinition one
        && b.tag() instanceof RuleDefinition other
        && Objects.equals(one.label(), other.label());
  }
}
