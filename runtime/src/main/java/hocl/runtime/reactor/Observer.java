package hocl.runtime.reactor;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;

/**
 * Hears of every reaction: for traces, statistics and tests. By default every method does nothing.
 * Called on the reacting thread, in the order of the reactions, and perhaps a little after each;
 * must not throw and must not keep the thread long.
 */
public interface Observer {

  /** An observer that hears of no reaction; no atoms are collected for it. */
  Observer NONE =
      new Observer() {
        @Override
        public boolean wantsReactions() {
          return false;
        }
      };

  /**
   * Whether {@link #reacted} is to be called; asked once, before the run. Otherwise no atoms are
   * collected for it.
   */
  default boolean wantsReactions() {
    return true;
  }

  /** Whether {@link #counted} is to be called; asked once, before the run. */
  default boolean wantsCounts() {
    return false;
  }

  /**
   * Hears that rules of one definition reacted.
   *
   * @param definition the definition of the rules
   * @param times the number of reactions that the engine made at once, at least 1
   */
  default void counted(RuleDefinition definition, int times) {}

  /**
   * Hears of a reaction.
   *
   * @param number the number of the reaction, from 1 over the whole run
   * @param rule the rule that reacted
   * @param consumed the atoms that the heads matched, with those that an injecting rule leaves
   * @param produced the atoms that came in
   * @param depth the depth of the solution: 0 for the outermost one, 1 for one inside it, and so on
   */
  default void reacted(long number, Rule rule, Molecule consumed, Molecule produced, int depth) {}

  /**
   * Hears of a guard that could not be evaluated, while every conjunct written before the one that
   * failed held. Called only if the chemistry counts such guards.
   *
   * @param rule the rule whose guard it is
   * @param reason a sentence for people
   */
  default void guardFailed(Rule rule, String reason) {}

  /**
   * Hears, at the end of a run, of a rule whose guard could not be evaluated for any atoms, so that
   * the rule never reacted. Called once for a definition, and not for guards that met only atoms of
   * another kind than they are for.
   *
   * @param rule one of the rules of that definition
   * @param reason a sentence for people: why the guard had no value the first time
   */
  default void guardNeverEvaluated(Rule rule, String reason) {}

  /**
   * Hears of a line that {@code print} wrote.
   *
   * @param line the line without its end
   */
  default void printed(String line) {}
}
