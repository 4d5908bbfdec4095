package hocl.language.why;

import hocl.grammar.DeepStack;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Severity;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.core.RuleCore;
import hocl.language.explore.ExplorationMeter;
import hocl.language.explore.HeadMatches;
import hocl.language.explore.Oracle;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.language.rule.DefinedRule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Effort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One or more patterns that a user typed, written like the heads of a rule. Each matches another
 * atom of the solution. Inner solutions match whether they are inert or not.
 */
public final class AtomPattern {

  /** The name of the text in diagnostics. */
  private static final String NAME = "<pattern>";

  private static final String BEFORE = "replace\n";
  private static final String BEHIND = "\nby nothing ";
  private static final Pattern CONDITION = Pattern.compile("\\bif\\b");

  private final Rule rule;
  private final RuleCore core;

  /** The tests of the patterns, each looked at alone. */
  private final List<HeadTest> tests;

  private AtomPattern(Rule rule) {
    this.rule = rule;
    this.core = ((DefinedRule) rule.definition()).core();
    HeadMatches matches = new HeadMatches(rule, new ExplorationMeter(Effort.unlimited()));
    this.tests = core.heads().stream().map(head -> new HeadTest(head, matches)).toList();
  }

  /**
   * A pattern, or why it is none.
   *
   * @param pattern the pattern; null exactly if there are diagnostics
   */
  public record Read(@Nullable AtomPattern pattern, List<Diagnostic> diagnostics) {}

  /**
   * Reads patterns.
   *
   * @param text as written between {@code replace} and {@code by}
   * @param names the values of names, as for {@link CompileOptions#scope}
   */
  public static Read read(String text, Map<String, Object> names) {
    Compilation compilation = compile(BEFORE + text + BEHIND, names);
    Program program = compilation.program();
    if (program == null) {
      return new Read(null, errors(compilation.diagnostics(), text));
    }
    try {
      List<Object> atoms = Machine.instantiate(program).molecule().atoms();
      if (atoms.size() == 1
          && atoms.getFirst() instanceof Rule rule
          && isPattern(((DefinedRule) rule.definition()).core())) {
        return new Read(new AtomPattern(rule), List.of());
      }
    } catch (RunFailure failure) {
      return new Read(null, List.of(moved(failure.diagnostic(), new SourceText(NAME, text))));
    }
    Span whole = new SourceText(NAME, text).wholeSpan();
    return new Read(null, List.of(Diagnostic.of("E0253", whole)));
  }

  /** Reads patterns as {@link #read} does, behind which there may be {@code if} and a condition. */
  public static Read readGoal(String text, Map<String, Object> names) {
    Read plain = read(text, names);
    if (plain.pattern() != null) {
      return plain;
    }
    Matcher word = CONDITION.matcher(text);
    while (word.find()) {
      String patterns = text.substring(0, word.start());
      String behind = BEHIND + text.substring(word.start());
      Rule rule = rule(BEFORE + patterns + behind, names);
      if (rule != null && isGoal(((DefinedRule) rule.definition()).core())) {
        return new Read(new AtomPattern(rule), List.of());
      }
    }
    return plain;
  }

  /** The one atom of a text, if it is a rule. */
  private static @Nullable Rule rule(String text, Map<String, Object> names) {
    Program program = compile(text, names).program();
    if (program == null) {
      return null;
    }
    try {
      List<Object> atoms = Machine.instantiate(program).molecule().atoms();
      return atoms.size() == 1 && atoms.getFirst() instanceof Rule rule ? rule : null;
    } catch (RunFailure failure) {
      return null;
    }
  }

  private static Compilation compile(String text, Map<String, Object> names) {
    return Compiler.compileInput(
        new SourceText(NAME, text),
        new CompileOptions(Map.of(), Map.of(), Map.of(), names, null, false, List.<Path>of()));
  }

  private static boolean isPattern(RuleCore core) {
    return isGoal(core) && core.guard().isEmpty();
  }

  private static boolean isGoal(RuleCore core) {
    return !core.heads().isEmpty() && core.products().isEmpty();
  }

  private static List<Diagnostic> errors(List<Diagnostic> diagnostics, String text) {
    SourceText source = new SourceText(NAME, text);
    return diagnostics.stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .map(diagnostic -> moved(diagnostic, source))
        .toList();
  }

  /** The same about the text alone. */
  private static Diagnostic moved(Diagnostic diagnostic, SourceText source) {
    int start = diagnostic.span().start() - BEFORE.length();
    int end = diagnostic.span().end() - BEFORE.length();
    Span span = source.span(start, end);
    return new Diagnostic(
        diagnostic.code(), span, diagnostic.arguments(), List.of(), diagnostic.hintOverride());
  }

  /** The number of patterns, each for an atom of its own. */
  public int size() {
    return core.heads().size();
  }

  /** Whether an atom matches the first pattern. */
  public boolean matches(Object atom) {
    return tests.getFirst().fits(atom);
  }

  /** Whether different atoms of a solution match the patterns. */
  public boolean isIn(Solution solution) {
    return DeepStack.call(
        () -> Oracle.canMatch(rule, solution, new ExplorationMeter(Effort.unlimited())));
  }
}
