package hocl.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.ProgramTree;
import hocl.grammar.tree.SyntaxTree;
import hocl.grammar.tree.TreeDump;
import java.util.List;

/** What the tests of the parser have in common. */
public final class Parsing {
  private Parsing() {}

  /** The tree of a program that must be right. */
  public static ProgramTree program(String text) {
    ParseResult<ProgramTree> result = Parser.parseProgram(new SourceText("test", text));
    assertThat(result.diagnostics()).as(text).isEmpty();
    return result.tree().orElseThrow();
  }

  /** The tree of a program as words, without spans. */
  public static String dump(String text) {
    return dump(program(text));
  }

  /** A tree as words, without spans. */
  public static String dump(SyntaxTree tree) {
    return DeepStack.call(() -> TreeDump.dump(tree));
  }

  /** What is wrong with a program, which must not be right. */
  public static List<Diagnostic> problems(String text) {
    ParseResult<ProgramTree> result = Parser.parseProgram(new SourceText("test", text));
    assertThat(result.tree()).as(text).isEmpty();
    assertThat(result.diagnostics()).as(text).isNotEmpty();
    return result.diagnostics();
  }

  /** Asserts that two programs are the same tree. */
  public static void assertSame(String text, String same) {
    assertThat(dump(text)).as(text).isEqualTo(dump(same));
  }

  /** Asserts that two programs are right and different trees. */
  public static void assertDifferent(String text, String other) {
    assertThat(dump(text)).as(text).isNotEqualTo(dump(other));
  }

  /** Asserts that a program has one error, at the given place: {@code line:column}. */
  public static void assertProblem(String text, String code, String place) {
    List<Diagnostic> problems = problems(text);
    assertThat(problems).as(text + " " + problems).hasSize(1);
    Diagnostic problem = problems.getFirst();
    String at = problem.span().line() + ":" + problem.span().column();
    assertThat(problem.code() + " " + at).as(text).isEqualTo(code + " " + place);
  }
}
