package hocl.language;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.language.program.Program;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a compilation. Immutable.
 *
 * @param program the compiled program; null exactly if one of the diagnostics is an error
 * @param diagnostics errors and warnings in the order of their places
 */
public record Compilation(@Nullable Program program, List<Diagnostic> diagnostics) {}
