package hocl.language.resolve;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.language.core.CoreInput;
import hocl.language.core.CoreProgram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program and all that it imports, in Core.
 *
 * @param core the program as its text says, with the defaults of its parameters; null exactly if
 *     one of the diagnostics is an error
 * @param input the values that the caller gives to the parameters
 * @param usesJava whether it uses Java in a way that needs the caller's permission
 * @param diagnostics in the order of their places
 */
public record Linked(
    @Nullable CoreProgram core, CoreInput input, boolean usesJava, List<Diagnostic> diagnostics) {}
