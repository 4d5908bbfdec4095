package hocl.repl.lsp;

import static hocl.repl.lsp.TestEditor.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.language.CompileOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenameTest {

  @TempDir Path folder;

  private final TestEditor editor = new TestEditor();

  @AfterEach
  void close() {
    editor.close();
  }

  private String renamed(String text, String stretch, String name) {
    editor.initialize();
    editor.open("a.hocl", text);
    List<TextEdit> edits =
        editor
            .rename("a.hocl", at(text, stretch), name)
            .getOrDefault(editor.uri("a.hocl"), List.of());
    return TestEditor.edited(text, edits);
  }

  private void assertRefused(String text, String stretch, String name, String why) {
    assertThatThrownBy(() -> renamed(text, stretch, name))
        .isInstanceOf(ResponseErrorException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aRuleIsRenamedWhereItIsMentionedAndWhereItsLabelIs() {
    assertThat(
            renamed(
                "let m = replace x::Int by x;\n<m, \"\uD83D\uDE00\", (replace m = r by r), (replace m::Int by m)>",
                "m, ",
                "most"))
        .isEqualTo(
            "let most = replace x::Int by x;\n<most, \"\uD83D\uDE00\", (replace most = r by r), (replace m::Int by m)>");
  }

  @Test
  void aVariableIsRenamedInItsRuleOnly() {
    assertThat(renamed("<(replace x::Int, <x, ?w> by x, w), (replace x::Int by x)>", "x::", "z"))
        .isEqualTo("<(replace z::Int, <z, ?w> by z, w), (replace x::Int by x)>");
    assertThat(TestEditor.edited("<1>", List.of())).isEqualTo("<1>");
  }

  @Test
  void aRestKeepsItsSign() {
    assertThat(renamed("<(replace <1, ?w> by w)>", "w> by", "rest"))
        .isEqualTo("<(replace <1, ?rest> by rest)>");
  }

  @Test
  void aSymbolIsRenamedEverywhere() {
    assertThat(renamed("<Fork:1, (replace Fork:n by n), \"Fork\">", "Fork:1", "Spoon"))
        .isEqualTo("<Spoon:1, (replace Spoon:n by n), \"Fork\">");
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    assertRefused("let a = 1;\nlet b = 2;\n<a, b>", "a =", "b", "would mean something else");
  }

  @Test
  void aNameThatWouldBeCaughtByAnInnerOneIsRefused() {
    assertRefused(
        "let a = 1;\n<(replace x::Int by x + a)>", "a =", "x", "would mean something else");
  }

  @Test
  void aNameThatWouldCatchAnOuterOneIsRefused() {
    assertRefused(
        "let a = 1;\n<(replace x::Int by x + a)>", "x::", "a", "would mean something else");
  }

  @Test
  void aNameThatWouldHideABuiltInIsRefused() {
    assertRefused("let a(x) = x;\n<a(max(1, 2))>", "a(x)", "max", "would mean something else");
  }

  @Test
  void anUntypedVariableThatWouldStandForAnOuterValueIsRefused() {
    assertRefused("let a = 1;\n<a, (replace x, 2 by x)>", "x, 2", "a", "would mean something else");
  }

  @Test
  void aSymbolThatIsThereAlreadyIsRefused() {
    assertRefused("<A, B>", "A", "B", "There is `B`");
  }

  @Test
  void wordsThatAreNoNamesAreRefused() {
    assertRefused("let a = 1;\n<a>", "a =", "let", "word of the language");
  }

  @Test
  void capitalsAreForSymbolsOnly() {
    assertRefused("let a = 1;\n<a>", "a =", "A", "small letter");
  }

  @Test
  void namesOfTheLibraryAreRefused() {
    assertRefused("import hocl.order;\n<max>", "max", "most", "name of the library");
  }

  @Test
  void whatHasNoNameCannotBeRenamed() {
    assertRefused("<1, 2>", "1", "a", "no name");
  }

  @Test
  void aNameOfAModuleIsRenamedInAllFiles() throws IOException {
    String module = "let one = 1;\n";
    String main = "import \"module.hocl\";\n<one>";
    Files.writeString(folder.resolve("module.hocl"), module);
    Files.writeString(
        folder.resolve("other.hocl"), "import \"module.hocl\";\nlet two = 2;\n<two, one>");
    try (TestEditor there =
        new TestEditor(
            folder.toUri().toString(), CompileOptions.DEFAULT, Thread::startVirtualThread)) {
      there.initialize();
      there.open("main.hocl", main);
      Map<String, List<TextEdit>> edits = there.rename("main.hocl", at(main, "one"), "first");
      assertThat(edits.keySet())
          .extracting(uri -> uri.replaceAll(".*/", ""))
          .containsExactlyInAnyOrder("main.hocl", "module.hocl", "other.hocl");
      // the name is taken in one of the files
      assertThatThrownBy(() -> there.rename("main.hocl", at(main, "one"), "two"))
          .hasMessageContaining("would mean something else");
    }
  }
}
