package hocl.runtime.store;

import hocl.runtime.atom.RuleDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of the rules that ever came into a solution, and the reactions that a reactor
 * compiled for them. Used by the reacting thread only.
 */
public final class Registry {

  /** The largest number of definitions that are looked through one by one. */
  private static final int FEW = 8;

  private List<RuleDefinition> definitions = List.of();

  /** The definitions once there are more than a few, or null. */
  private @Nullable Set<RuleDefinition> known;

  private @Nullable Object reactions;

  /** Notes the definition of a rule that came in; a new one makes the compiled reactions void. */
  void came(RuleDefinition definition, Store store) {
    if (known == null ? !definitions.contains(definition) : known.add(definition)) {
      add(definition);
      store.ruleCame(definition);
      reactions = null;
    }
  }

  private void add(RuleDefinition definition) {
    if (definitions.isEmpty()) {
      // most solutions hold rules of one definition only
      definitions = List.of(definition);
      return;
    }
    if (definitions.size() == 1) {
      definitions = new ArrayList<>(definitions);
    }
    definitions.add(definition);
    if (definitions.size() == FEW + 1) {
      known = new HashSet<>(definitions);
    }
  }

  /** Whether no rule ever came in. */
  boolean isEmpty() {
    return definitions.isEmpty();
  }

  /** The definitions in the order in which they came; a view. */
  public List<RuleDefinition> definitions() {
    return definitions.size() > 1 ? Collections.unmodifiableList(definitions) : definitions;
  }

  /**
   * The compiled reactions for the present definitions; null until {@link #keep} is called for
   * these.
   */
  public @Nullable Object reactions() {
    return reactions;
  }

  /** Keeps the compiled reactions for the present definitions. */
  public void keep(Object made) {
    reactions = made;
  }
}
