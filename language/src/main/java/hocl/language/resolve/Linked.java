package hocl.language.resolve;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.language.core.CoreProgram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program and all that it imports, in Core.
 *
 * @param core null exactly if one of the diagnostics is an error
 * @param usesJava whether it uses Java in a way that needs the caller's permission
 * @param diagnostics in the order of their places
 */
public record Linked(@Nullable CoreProgram core, boolean usesJava, List<Diagnostic> diagnostics) {}
