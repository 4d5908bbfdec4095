package hocl.runtime.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The solution of a job and what is known of it, at one step.
 *
 * @param fragments the fragments
 * @param settlements what has met
 * @param rulesVersion the version of the rules
 * @param rules those that react everywhere, or null
 * @param complete whether the content is whole
 * @param reactions the number of reactions
 * @param lines what was printed
 */
record State(
    List<Fragment> fragments,
    Settlements settlements,
    int rulesVersion,
    @Nullable BlobRef rules,
    boolean complete,
    long reactions,
    List<BlobRef> lines) {

  State {
    fragments = List.copyOf(fragments);
    lines = List.copyOf(lines);
  }

  static State of(Draft draft) {
    return new State(
        draft.fragments,
        draft.settlements,
        draft.rulesVersion,
        draft.rules,
        draft.complete,
        draft.reactions,
        draft.lines);
  }

  /** Makes a draft stand like this; its counters go on. */
  void into(Draft draft) {
    draft.fragments = new java.util.ArrayList<>(fragments);
    draft.settlements = settlements;
    draft.rulesVersion = rulesVersion;
    draft.rules = rules;
    draft.complete = complete;
    draft.reactions = reactions;
    draft.lines = lines;
  }
}
