package hocl.language.explore;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;

/** A possible step of a solution: one reaction, in it or in a solution inside it. Immutable. */
public sealed interface PossibleReaction {

  /** The rule that reacts. */
  Rule rule();

  /** The solution in which the rule reacts, as it is before the reaction. */
  Solution host();

  /** The atoms that the heads match, in canonical order. */
  Molecule matched();

  /**
   * A reaction.
   *
   * @param produced the atoms that come in, in canonical order
   * @param after the solution whose steps were asked for, as it is after the reaction
   */
  record Reaction(Rule rule, Solution host, Molecule matched, Molecule produced, Solution after)
      implements PossibleReaction {}

  /**
   * A reaction whose right-hand side cannot be evaluated: a run that chooses it fails.
   *
   * @param diagnostic the reason and the place
   */
  record Failure(Rule rule, Solution host, Molecule matched, Diagnostic diagnostic)
      implements PossibleReaction {}
}
