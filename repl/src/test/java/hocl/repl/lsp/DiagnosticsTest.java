package hocl.repl.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticsTest {

  @TempDir Path folder;

  @Test
  void everythingThatCheckSaysIsShownWithCodeHintAndPage() {
    String text = "let hidden = 1;\n<1, y, (replace x::Int, unused by x.lenght())>\n";
    try (TestEditor editor = new TestEditor()) {
      editor.initialize();
      List<Diagnostic> shown = editor.open("a.hocl", text);
      List<hocl.grammar.diagnostic.Diagnostic> said =
          Compiler.check(new SourceText("a.hocl", text), CompileOptions.DEFAULT).diagnostics();
      assertThat(shown).hasSameSizeAs(said).hasSizeGreaterThan(1);
      for (int i = 0; i < said.size(); i++) {
        assertThat(shown.get(i).getCode().getLeft()).isEqualTo(said.get(i).code());
        assertThat(shown.get(i).getMessage())
            .startsWith(said.get(i).message())
            .endsWith(said.get(i).hint().orElse(""));
        assertThat(shown.get(i).getSource()).isEqualTo("hocl");
      }
      Diagnostic name = shown.getFirst();
      assertThat(name.getSeverity()).isEqualTo(DiagnosticSeverity.Error);
      assertThat(name.getRange()).isEqualTo(new Range(new Position(1, 4), new Position(1, 5)));
      String page = name.getCodeDescription().getHref();
      assertThat(FileNames.path(page))
          .hasValueSatisfying(
              file -> assertThat(file).content().contains("E0301").contains("stands for nothing"));
    }
  }

  @Test
  void columnsBeyondTheFirstPlaneCountTwoUnits() {
    try (TestEditor editor = new TestEditor()) {
      editor.initialize();
      Diagnostic shown =
          editor.open("a.hocl", "// \uD83D\uDE00\r\n<\"\uD83D\uDE00\uD83D\uDE00\", y>").getFirst();
      assertThat(shown.getRange()).isEqualTo(new Range(new Position(1, 9), new Position(1, 10)));
    }
  }

  @Test
  void unusedNamesAreFaded() {
    try (TestEditor editor = new TestEditor()) {
      editor.initialize();
      Diagnostic shown = editor.open("a.hocl", "let unused = 1;\n<2>").getFirst();
      assertThat(shown.getSeverity()).isEqualTo(DiagnosticSeverity.Warning);
      assertThat(shown.getTags()).containsExactly(DiagnosticTag.Unnecessary);
    }
  }

  @Test
  void aChangeOfAStretchIsTakenOver() {
    try (TestEditor editor = new TestEditor()) {
      editor.initialize();
      assertThat(editor.open("a.hocl", "// \uD83D\uDE00\n<1, 2>\n")).isEmpty();
      editor.change("a.hocl", new Range(new Position(1, 1), new Position(1, 2)), "one");
      assertThat(editor.diagnostics("a.hocl", editor.version()).getFirst().getCode().getLeft())
          .isEqualTo("E0301");
      editor.change("a.hocl", new Range(new Position(0, 0), new Position(1, 4)), "<1");
      assertThat(editor.diagnostics("a.hocl", editor.version())).isEmpty();
    }
  }

  @Test
  void aTextThatIsClosedHasNoDiagnostics() {
    try (TestEditor editor = new TestEditor()) {
      editor.initialize();
      assertThat(editor.open("a.hocl", "<x>")).isNotEmpty();
      editor.closeText("a.hocl");
      assertThat(editor.next().getDiagnostics()).isEmpty();
    }
  }

  @Test
  void aModuleCountsAsItStandsInTheEditor() throws IOException {
    Files.writeString(folder.resolve("module.hocl"), "let one = 1;\n");
    try (TestEditor editor =
        new TestEditor(
            folder.toUri().toString(), CompileOptions.DEFAULT, Thread::startVirtualThread)) {
      editor.initialize();
      assertThat(editor.open("main.hocl", "import \"module.hocl\";\n<one>")).isEmpty();
      editor.open("module.hocl", "let one = 1;\n");
      editor.change("module.hocl", new Range(new Position(0, 4), new Position(0, 7)), "two");
      int main = 1;
      List<Diagnostic> shown = editor.diagnostics("main.hocl", main);
      while (shown.isEmpty()) {
        shown = editor.diagnostics("main.hocl", main);
      }
      assertThat(shown.getFirst().getCode().getLeft()).isEqualTo("E0301");
    }
  }

  @Test
  void aMistakeInAModuleIsShownAtItsImport() throws IOException {
    Files.writeString(folder.resolve("module.hocl"), "let one = ;\n");
    try (TestEditor editor =
        new TestEditor(
            folder.toUri().toString(), CompileOptions.DEFAULT, Thread::startVirtualThread)) {
      editor.initialize();
      Diagnostic shown =
          editor.open("main.hocl", "// main\nimport \"module.hocl\";\n<one>").getFirst();
      assertThat(shown.getRange().getStart()).isEqualTo(new Position(1, 0));
      assertThat(shown.getMessage()).startsWith("In ").contains("module.hocl:1:11");
    }
  }
}
