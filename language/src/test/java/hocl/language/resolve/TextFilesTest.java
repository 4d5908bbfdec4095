package hocl.language.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFilesTest {

  private static final SourceText PROGRAM =
      new SourceText("main.hocl", "import \"deep/a.hocl\"; import \"b.hocl\"; param d; <a, b, d>");

  @TempDir Path folder;

  private CompileOptions options(TextFiles files) {
    return new CompileOptions(
        Map.of(),
        Map.of(),
        Map.of("d", folder.resolve("data.hocl")),
        Map.of(),
        folder.resolve("main"),
        false,
        List.of(),
        List.of(folder.resolve("modules")),
        files);
  }

  @Test
  void textsThatWereReadOnceMakeTheSameProgramElsewhere() throws IOException {
    Path main = Files.createDirectories(folder.resolve("main").resolve("deep"));
    Path modules = Files.createDirectories(folder.resolve("modules"));
    Path a = Files.writeString(main.resolve("a.hocl"), "import \"c.hocl\"; let a = c;");
    Path c = Files.writeString(main.resolve("c.hocl"), "let c = 3;");
    Path b = Files.writeString(modules.resolve("b.hocl"), "let b = 2;");
    Path d = Files.writeString(folder.resolve("data.hocl"), "4, 5");
    TextFiles.Recording recording = new TextFiles.Recording();
    Compilation here = Compiler.compile(PROGRAM, options(recording));
    assertThat(here.program()).as("%s", here.diagnostics()).isNotNull();
    for (Path file : List.of(a, b, c, d)) {
      Files.delete(file);
    }
    assertThat(recording.texts()).hasSize(4).containsEntry(TextFiles.pathOf(b), "let b = 2;");
    Compilation there = Compiler.compile(PROGRAM, options(TextFiles.of(recording.texts())));
    assertThat(there.program()).as("%s", there.diagnostics()).isNotNull();
  }

  @Test
  void whereTextsAreGivenNoFileIsRead() throws IOException {
    Path main = Files.createDirectories(folder.resolve("main").resolve("deep"));
    Files.writeString(main.resolve("a.hocl"), "let a = 1;");
    Compilation there = Compiler.compile(PROGRAM, options(TextFiles.of(Map.of())));
    assertThat(there.program()).isNull();
    assertThat(there.diagnostics().toString()).contains("E0905");
  }
}
