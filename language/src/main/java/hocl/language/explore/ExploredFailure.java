package hocl.language.explore;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A way in which a program fails.
 *
 * @param rule the rule whose right-hand side has no value, or null when the program failed to start
 * @param matched the atoms that its heads matched, in canonical order
 * @param diagnostic why, and where
 */
public record ExploredFailure(@Nullable Rule rule, Molecule matched, Diagnostic diagnostic) {}
