package hocl.language.kernel;

import hocl.language.core.RuleCore;
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
}
