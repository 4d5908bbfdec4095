package hocl.runtime.reactor;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;

/**
 * Hears of every reaction: for traces, statistics and tests. Every method does nothing by default.
 * Called on the reacting thread, in the order of the reactions, of which it may hear a little
 * later; must not throw and must not keep the thread long.
 */
public interface Observer {

  /** Hears nothing; arguments for it are never built. */
  Observer NONE =
      new Observer() {
        @Override
        public boolean wantsReactions() {
          return false;
        }
      };

  /**
   * Whether {@link #reacted} is to be called; asked once, before the run. Where not, no arguments
   * for it are built.
   */
  default boolean wantsReactions() {
    return true;
  }

  /** Whether {@link #counted} is to be called; asked once, before the run. */
  default boolean wantsCounts() {
    return false;
  }

  /**
   * Rules of one definition reacted, several times in a row where the engine does so at once.
   *
   * @param times how often, at least 1
   */
  default void counted(RuleDefinition definition, int times) {}

  /**
   * A reaction happened.
   *
   * @param number counts from 1 over the whole run
   * @param rule the rule that reacted
   * @param consumed the atoms that the heads matched (those that an injecting rule keeps too)
   * @param produced the atoms that came in
   * @param depth 0 for the outermost solution, 1 for one inside it, and so on
   */
  default void reacted(long number, Rule rule, Molecule consumed, Molecule produced, int depth) {}

  /**
   * A guard could not be evaluated, and every conjunct written before the one that failed held.
   *
   * @param rule the rule whose guard it is
   * @param reason a sentence for people
   */
  default void guardFailed(Rule rule, String reason) {}

  /**
   * A run ended, and a rule never reacted since its guard could not be evaluated for any atoms.
   * Told once for a rule; not of guards that only met atoms of another kind than they are for.
   *
   * @param rule one of the rules of that definition
   * @param reason a sentence for people: why it had no value the first time
   */
  default void guardNeverEvaluated(Rule rule, String reason) {}

  /** A {@code print} wrote this line (without its end). */
  default void printed(String line) {}
}
