package hocl.runtime.reactor;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;

/**
 * A claimed reaction, with all that is needed to judge it without the solution around it.
 * Immutable.
 *
 * @param rule the rule that reacted
 * @param taken the atoms that its heads matched, in any order, with those that an injecting rule
 *     leaves where they are
 * @param produced the atoms that its right-hand side made, in any order
 */
public record Reaction(Rule rule, Molecule taken, Molecule produced) {}
