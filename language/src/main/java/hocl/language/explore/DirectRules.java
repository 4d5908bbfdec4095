package hocl.language.explore;

import hocl.language.core.RuleCore;
import java.util.IdentityHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of a trace that were made executable, each once. For one thread. */
final class DirectRules {
  private final IdentityHashMap<RuleCore, Optional<DirectRule>> known = new IdentityHashMap<>();

  /** The rule of the last call: most reactions of a trace follow others of the same rule. */
  private @Nullable RuleCore latest;

  private @Nullable DirectRule latestDirect;

  /** The rule made executable, or null if it cannot be. */
  @SuppressWarnings("ReferenceEquality") // a definition is what it is by identity
  @Nullable DirectRule of(RuleCore core) {
    if (core != latest) {
      latest = core;
      latestDirect =
          known
              .computeIfAbsent(core, absent -> Optional.ofNullable(DirectRule.of(core)))
              .orElse(null);
    }
    return latestDirect;
  }
}
