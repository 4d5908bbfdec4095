package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CompilerTest {
  private static List<String> problems(String text) {
    Compilation compilation = Compiler.compile(new SourceText("p", text), CompileOptions.DEFAULT);
    return compilation.diagnostics().stream().map(CompilerTest::brief).toList();
  }

  private static String brief(Diagnostic diagnostic) {
    return diagnostic.code() + " " + diagnostic.span().line() + ":" + diagnostic.span().column();
  }

  @Test
  void aRuleThatNamesItselfNeedsRec() {
    assertThat(problems("let f = replace-one x::Int by f, x; <f, 3>"))
        .containsExactly("E0302 1:31");
    assertThat(problems("let rec f = replace-one x::Int by f, x; <f, 3>")).isEmpty();
  }

  @Test
  void aNameIsUsedAfterItsDefinition() {
    assertThat(problems("let a = b; let b = 1; <a>")).containsExactly("E0309 1:9");
    assertThat(problems("<a>")).containsExactly("E0301 1:2");
  }

  @Test
  void aFunctionMentionsParametersAndTopLevelNamesOnly() {
    assertThat(problems("let n = 1; <(replace x by let f(y) = y + n in f(x))>")).isEmpty();
    assertThat(problems("<(replace x by let f(y) = y + x in f(1))>")).containsExactly("E0306 1:31");
  }
}
