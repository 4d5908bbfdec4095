package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.language.program.Program;
import hocl.language.rule.CorePrinter;
import hocl.runtime.atom.Molecule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports of files, and values given to parameters. */
final class ModulesAndParamsTest {
  @TempDir Path folder = Path.of("");

  private CompileOptions options = CompileOptions.DEFAULT;

  @BeforeEach
  void inFolder() {
    options = given(Map.of(), Map.of(), Map.of());
  }

  private CompileOptions given(
      Map<String, String> settings, Map<String, Molecule> data, Map<String, Path> files) {
    return new CompileOptions(settings, data, files, Map.of(), folder, false, List.of());
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, text);
  }

  private List<String> problems(String text) {
    Compilation compilation = Compiler.compile(new SourceText("main.hocl", text), options);
    return compilation.diagnostics().stream()
        .map(d -> d.code() + " " + d.span().line() + ":" + d.span().column())
        .toList();
  }

  private String core(String text) {
    Compilation compilation = Compiler.compile(new SourceText("main.hocl", text), options);
    Program program = compilation.program();
    assertThat(program).as(compilation.diagnostics().toString()).isNotNull();
    return program == null ? "" : CorePrinter.print(program.core()).replace("\n", "");
  }

  @Test
  void importedNamesAreVisibleButNotThoseThatTheModuleImports() throws IOException {
    file("a.hocl", "import \"sub/b.hocl\"; let a = b + 1;");
    file("sub/b.hocl", "import \"c.hocl\"; let b = c;");
    file("sub/c.hocl", "let c = 1;");
    assertThat(problems("import \"a.hocl\"; <a>")).isEmpty();
    assertThat(problems("import \"a.hocl\"; <b>")).containsExactly("E0301 1:19");
  }

  @Test
  void aModuleThatIsImportedTwiceIsOne() throws IOException {
    file("a.hocl", "import \"c.hocl\"; let a = c;");
    file("b.hocl", "import \"./c.hocl\"; let b = c;");
    file("c.hocl", "let c = 1;");
    assertThat(core("import \"a.hocl\"; import \"b.hocl\"; <a, b>"))
        .isEqualTo("let c#0 = 1;let a#1 = c#0;let b#2 = c#0;<a#1, b#2>");
  }

  @Test
  void cyclesAndMoleculesAndMissingFilesAreErrors() throws IOException {
    file("a.hocl", "import \"b.hocl\"; let a = 1;");
    file("b.hocl", "import \"a.hocl\"; let b = 1;");
    file("m.hocl", "let m = 1; <m>");
    file("main.hocl", "import \"self.hocl\"; <1>");
    file("self.hocl", "import \"main.hocl\";");
    assertThat(problems("import \"a.hocl\"; <a>")).contains("E0907 1:1");
    assertThat(problems("import \"self.hocl\"; <1>")).contains("E0907 1:1");
    assertThat(problems("import \"m.hocl\"; <m>")).containsExactly("E0910 1:12");
    assertThat(problems("import \"none.hocl\"; <1>")).containsExactly("E0905 1:1");
    assertThat(problems("import \".\"; <1>")).containsExactly("E0905 1:1");
  }

  @Test
  void aNameOfTwoModulesIsAnErrorOnlyWhereItIsUsed() throws IOException {
    file("a.hocl", "let x = 1; let y = 1;");
    file("b.hocl", "let x = 2;");
    String imports = "import \"a.hocl\"; import \"b.hocl\"; ";
    assertThat(problems(imports + "<y>")).isEmpty();
    assertThat(problems(imports + "<x>")).containsExactly("E0305 1:36");
    assertThat(problems(imports + "let x = 3; <x>")).isEmpty();
  }

  @Test
  void aParameterTakesASettingInTheScopeOfTheProgram() {
    options = given(Map.of("n", "2 * m"), Map.of(), Map.of());
    assertThat(core("param n; let m = 4; <n>")).isEqualTo("let m#1 = 4;param n#0 = 2 * m#1;<n#0>");
  }

  @Test
  void dataMayMentionNamesThatAreDefinedAfterTheParameter() throws IOException {
    Path data = file("input.hocl", "<max, 1, 2>, 3, ");
    options = given(Map.of(), Map.of(), Map.of("input", data));
    assertThat(core("param input; let max = replace x, y by x if x > y; <input>"))
        .isEqualTo(
            "let max#1 = (max = replace x#0, y#1 by x#0 if x#0 > y#1);"
                + "param input#0 = elements([<max#1, 1, 2>, 3]);<input#0>");
    assertThat(problems("param input; let max = 5:size(input); <max>"))
        .containsExactly("E0606 1:1");
  }

  @Test
  void plainDataIsOneMolecule() throws IOException {
    Path data = file("input.hocl", "1, A:2, <3>");
    options = given(Map.of(), Map.of(), Map.of("input", data));
    assertThat(core("param input; <input>")).isEqualTo("param input#0 = (1, A:2, <3>);<input#0>");
    assertThat(problems("param input; <input + 1>")).containsExactly("E0401 1:15");
    assertThat(problems("param input :: Int; <input>")).containsExactly("E0608 1:1");
  }

  @Test
  void whatIsGivenMustFit() {
    assertThat(problems("param n; <n>")).containsExactly("E0601 1:1");
    assertThat(problems("param n :: Int = \"a\"; <n>")).containsExactly("E0603 1:18");
    options = given(Map.of("n", "\"five\""), Map.of(), Map.of());
    assertThat(problems("param n :: Int; <n>")).containsExactly("E0603 1:1");
    assertThat(problems("param m = 1; <m>")).containsExactly("E0602 1:1");
    options = given(Map.of("n", "1 +"), Map.of(), Map.of());
    assertThat(problems("param n; <n>")).isNotEmpty();
    options = given(Map.of("n", "1"), Map.of("n", Molecule.of(1L)), Map.of());
    assertThat(problems("param n; <n>")).containsExactly("E0604 1:1");
    options = given(Map.of(), Map.of(), Map.of("n", folder.resolve("none.hocl")));
    assertThat(problems("param n; <n>")).containsExactly("E0605 1:1");
  }

  @Test
  void aProgramIsCheckedWithoutItsParameters() {
    SourceText source = new SourceText("p", "param n; <n, n + 1>");
    assertThat(Compiler.check(source, CompileOptions.DEFAULT).diagnostics()).isEmpty();
  }

  @Test
  void aDefaultMayBeAMolecule() {
    assertThat(core("param input = range(1, 3); <input, size(input)>"))
        .isEqualTo("param input#0 = range(1, 3);<input#0, size(input#0)>");
    assertThat(problems("param input = range(1, 3); <A:input>")).containsExactly("E0401 1:31");
  }

  private void inSubfolder(Path... modulePath) {
    Path main = folder.resolve("main");
    options =
        new CompileOptions(
            Map.of(), Map.of(), Map.of(), Map.of(), main, false, List.of(), List.of(modulePath));
  }

  @Test
  void anImportedFileLiesBelowTheFolderOfTheProgram() throws IOException {
    file("outside.hocl", "let a = 1;");
    file("main/sub/b.hocl", "import \"../inside.hocl\"; let b = c;");
    file("main/inside.hocl", "let c = 1;");
    inSubfolder();
    assertThat(problems("import \"sub/b.hocl\"; <b>")).isEmpty();
    assertThat(problems("import \"sub/../inside.hocl\"; <c>")).isEmpty();
    assertThat(problems("import \"../main/inside.hocl\"; <c>")).isEmpty();
    assertThat(problems("import \"../outside.hocl\"; <1>")).containsExactly("E0911 1:1");
    assertThat(problems("import \"../absent.hocl\"; <1>")).containsExactly("E0911 1:1");
    String absolute = folder.resolve("outside.hocl").toString();
    assertThat(problems("import \"" + absolute + "\"; <1>")).containsExactly("E0911 1:1");
  }

  @Test
  void aLinkCountsByWhereItLeads() throws IOException {
    Path outside = file("outside.hocl", "let a = 1;");
    Path inside = file("main/inside.hocl", "let c = 1;");
    inSubfolder();
    Files.createSymbolicLink(folder.resolve("main/out.hocl"), outside);
    Files.createSymbolicLink(folder.resolve("main/in.hocl"), inside);
    assertThat(problems("import \"out.hocl\"; <1>")).containsExactly("E0911 1:1");
    assertThat(problems("import \"in.hocl\"; <c>")).isEmpty();
  }

  @Test
  void theModulePathNamesMoreFolders() throws IOException {
    file("library/a.hocl", "import \"b.hocl\"; let a = b;");
    file("library/b.hocl", "let b = 1;");
    file("main/inside.hocl", "let c = 1;");
    inSubfolder(folder.resolve("library"));
    assertThat(problems("import \"../library/a.hocl\"; <a>")).isEmpty();
    assertThat(problems("import \"a.hocl\"; <a>")).isEmpty();
    assertThat(problems("import \"absent.hocl\"; <1>")).containsExactly("E0905 1:1");
  }

  @Test
  void onlyRegularFilesAreImported() throws IOException {
    file("main/inside.hocl", "let c = 1;");
    inSubfolder(Path.of("/dev"));
    assertThat(problems("import \"/dev/null\"; <1>")).containsExactly("E0905 1:1");
    assertThat(problems("import \".\"; <1>")).containsExactly("E0905 1:1");
  }
}
