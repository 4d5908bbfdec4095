package hocl.language.explore;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A way in which a program can fail. Immutable.
 *
 * @param rule the rule whose right-hand side has no value, or null when the program failed to start
 * @param matched the atoms that the heads of the rule matched, in canonical order
 * @param diagnostic the reason and the place
 */
public record ExploredFailure(@Nullable Rule rule, Molecule matched, Diagnostic diagnostic) {}
