package hocl.language.node;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;

/**
 * A reaction that could happen.
 *
 * @param rule the rule that could react
 * @param taken the atoms that its heads match
 */
public record FoundReaction(Rule rule, Molecule taken) {}
