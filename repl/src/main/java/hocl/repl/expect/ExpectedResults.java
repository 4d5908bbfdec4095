package hocl.repl.expect;

import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.ReactionFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads results as comments write them, with the names of a program. */
final class ExpectedResults {

  private static final Pattern BETWEEN = Pattern.compile("(?<=[>⟩])\\s+(?=[<⟨])");

  private final Map<String, Object> names;
  private final boolean inBrackets;

  /** For results of a program. */
  ExpectedResults(Instance instance) {
    this.names = instance.names();
    this.inBrackets = instance.program().core().explicitSolution();
  }

  /** The results of texts, each of which may hold several; null if one cannot be read. */
  @Nullable List<Solution> of(List<String> texts) {
    List<Solution> results = new ArrayList<>();
    for (String text : texts) {
      List<Solution> read = inBrackets ? several(text) : one(text);
      if (read == null) {
        return null;
      }
      results.addAll(read);
    }
    return results;
  }

  /** Solutions one behind the other: each ends where a text that makes sense ends. */
  private @Nullable List<Solution> several(String text) {
    List<Solution> results = new ArrayList<>();
    Matcher between = BETWEEN.matcher(text);
    int from = 0;
    while (between.find()) {
      Solution solution = bracketed(text.substring(from, between.start()));
      if (solution != null) {
        results.add(solution);
        from = between.end();
      }
    }
    Solution last = bracketed(text.substring(from));
    if (last == null) {
      return null;
    }
    results.add(last);
    return results;
  }

  private @Nullable Solution bracketed(String text) {
    Instance read = read(text);
    return read != null && read.program().core().explicitSolution()
        ? Solution.of(read.molecule())
        : null;
  }

  private @Nullable List<Solution> one(String text) {
    Instance read = read(text);
    if (read == null) {
      return null;
    }
    Solution content = Solution.of(read.molecule());
    return List.of(read.program().core().explicitSolution() ? Solution.of(content) : content);
  }

  private @Nullable Instance read(String text) {
    Compilation compilation =
        Compiler.compileInput(
            new SourceText("//>", text),
            new CompileOptions(Map.of(), Map.of(), Map.of(), names, null, false, List.<Path>of()));
    Program program = compilation.program();
    if (program == null) {
      return null;
    }
    try {
      return Machine.instantiate(program);
    } catch (ReactionFailure failure) {
      return null;
    }
  }
}
