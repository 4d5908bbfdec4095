package hocl.language.explore;

import hocl.language.core.CorePattern;
import hocl.runtime.atom.ListAtom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is still to be found before the heads of a rule match. */
sealed interface Goal {

  /** Atoms of the bag that match the pattern: one, or several equal ones. */
  record Take(CorePattern pattern, Bag bag) implements Goal {}

  /** That the atom matches the pattern. */
  record Match(CorePattern pattern, Object atom) implements Goal {}

  /**
   * The items {@code from} to {@code to}, exclusive, of a List: those before, the rest, those
   * after.
   */
  record Sequence(
      ListAtom list,
      int from,
      int to,
      List<CorePattern> before,
      @Nullable Integer rest,
      List<CorePattern> after)
      implements Goal {}

  /** That the rests share what the other goals left of the bag. */
  record Close(Bag bag, List<Integer> rests) implements Goal {}
}
