package hocl.runtime.store;

import hocl.runtime.atom.RuleDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of the rules that ever came into a solution, and what a reactor made of them.
 * Used by the reacting thread only.
 */
public final class Registry {

  private List<RuleDefinition> definitions = List.of();
  private @Nullable Object reactions;

  /** A rule came in. */
  void came(RuleDefinition definition, Store store) {
    if (!definitions.contains(definition)) {
      // mostly it is the first one
      definitions =
          definitions.isEmpty()
              ? List.of(definition)
              : Stream.concat(definitions.stream(), Stream.of(definition)).toList();
      store.ruleCame(definition);
      reactions = null;
    }
  }

  /** The definitions, in order of their coming. */
  public List<RuleDefinition> definitions() {
    return definitions;
  }

  /** The compiled reactions for the present definitions, or null before the first turn. */
  public @Nullable Object reactions() {
    return reactions;
  }

  /** Keeps what a reactor made of the definitions. */
  public void keep(Object made) {
    reactions = made;
  }
}
