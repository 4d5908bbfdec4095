package hocl.repl.lsp;

import static hocl.repl.lsp.TestEditor.at;
import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.CompileOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NavigationTest {

  private static final String TEXT =
      """
      import hocl.order;
      // Keeps the smaller of two.
      let less = replace "\uD83D\uDE00":x::Int, y::Int by x if x < y;
      let twice(n) = n * 2;
      <less, max, A:twice(3), A, replace less = r by "a".length()>
      """;

  @TempDir Path folder;

  private final TestEditor editor = new TestEditor();

  @AfterEach
  void close() {
    editor.close();
  }

  private String hover(String stretch) {
    Hover hover = editor.hover("a.hocl", at(TEXT, stretch));
    return hover == null ? "" : hover.getContents().getRight().getValue();
  }

  private List<String> places(List<? extends Location> locations) {
    return locations.stream()
        .map(location ->
            location.getRange().getStart().getLine()
                + ":"
                + location.getRange().getStart().getCharacter())
        .toList();
  }

  private void open() {
    editor.initialize();
    editor.open("a.hocl", TEXT);
  }

  @Test
  void aHoverSaysKindDefinitionAndComment() {
    open();
    assertThat(hover("less, max"))
        .startsWith("rule")
        .contains("let less = replace")
        .endsWith("Keeps the smaller of two.");
    assertThat(hover("twice(3)")).startsWith("function").contains("let twice(n) = n * 2;");
    assertThat(hover("n * 2")).startsWith("parameter of the function `twice`");
    assertThat(hover("x if")).startsWith("variable").contains("x::Int");
    assertThat(hover("max")).startsWith("rule of `hocl.order`").contains("x >= y");
    assertThat(hover("A:twice")).startsWith("symbol `A`").contains("2 times");
    assertThat(hover("hocl.order")).contains("`ascending`");
  }

  @Test
  void aHoverSaysWhatWordsOfTheLanguageMean() {
    open();
    assertThat(hover("replace")).contains("replace PATTERNS by PRODUCTS").contains("```hocl\n");
    assertThat(hover("Int")).startsWith("Int: whole numbers");
    assertThat(hover("length")).startsWith("x.length(..)");
    assertThat(hover("Keeps")).isEmpty();
  }

  @Test
  void aNameLeadsToItsDefinitionAndMentions() {
    open();
    assertThat(places(editor.definition("a.hocl", at(TEXT, "less, max")))).containsExactly("2:4");
    assertThat(places(editor.definition("a.hocl", at(TEXT, "x if")))).containsExactly("2:24");
    assertThat(places(editor.references("a.hocl", at(TEXT, "x::"))))
        .containsExactly("2:24", "2:42", "2:47");
    // the label of a rule is the name of its definition
    assertThat(places(editor.references("a.hocl", at(TEXT, "less ="))))
        .containsExactly("2:4", "4:1", "4:35");
    assertThat(places(editor.references("a.hocl", at(TEXT, "A:")))).containsExactly("4:12", "4:24");
  }

  @Test
  void aNameOfTheLibraryLeadsToAFile() {
    open();
    Location found = editor.definition("a.hocl", at(TEXT, "max")).getFirst();
    assertThat(FileNames.path(found.getUri()))
        .hasValueSatisfying(file -> assertThat(file).content().contains("let max = replace"));
    assertThat(editor.definition("a.hocl", at(TEXT, "hocl.order")).getFirst().getUri())
        .isEqualTo(found.getUri());
  }

  @Test
  void aNameOfAnotherFileIsFoundInAllThatImportIt() throws IOException {
    String module = "let one = 1;\n";
    String main = "import \"module.hocl\";\n<one>";
    Files.writeString(folder.resolve("module.hocl"), module);
    Files.writeString(folder.resolve("other.hocl"), "import \"module.hocl\";\n<2, one>");
    try (TestEditor there =
        new TestEditor(
            folder.toUri().toString(), CompileOptions.DEFAULT, Thread::startVirtualThread)) {
      there.initialize();
      there.open("main.hocl", main);
      assertThat(there.definition("main.hocl", at(main, "one")).getFirst().getUri())
          .endsWith("/module.hocl");
      assertThat(there.references("main.hocl", at(main, "one")))
          .extracting(location -> location.getUri().replaceAll(".*/", ""))
          .containsExactlyInAnyOrder("main.hocl", "module.hocl", "other.hocl");
    }
  }

  @Test
  void theOutlineNamesDefinitionsAlsoOfATextWithMistakes() {
    editor.initialize();
    editor.open(
        "a.hocl",
        "import hocl.order;\nparam n = 1;\nlet bad(x) = replace (((;\nlet f(x) = x;\n<mine = replace A by B, 2");
    List<DocumentSymbol> symbols =
        TestEditor.get(
                editor
                    .server()
                    .getTextDocumentService()
                    .documentSymbol(new DocumentSymbolParams(editor.text("a.hocl"))))
            .stream()
            .map(each -> each.getRight())
            .toList();
    assertThat(symbols)
        .extracting(DocumentSymbol::getName)
        .containsExactly("hocl.order", "n", "bad", "f");
    editor.write("a.hocl", "let f(x) = x;\n<mine = replace A by B, 2>");
    assertThat(
            Outline.of(
                new Reading(
                        new hocl.grammar.source.SourceText(
                            "b", "let f(x) = x;\n<mine = replace A by B, 2>"),
                        CompileOptions.DEFAULT,
                        new OpenTexts(name -> null),
                        java.util.Set.of())
                    .tree()))
        .last()
        .satisfies(molecule ->
            assertThat(molecule.getChildren())
                .extracting(DocumentSymbol::getName)
                .containsExactly("mine"));
  }

  @Test
  void everyWordHasItsPart() {
    open();
    List<Integer> data =
        Objects.requireNonNull(
            TestEditor.get(
                    editor
                        .server()
                        .getTextDocumentService()
                        .semanticTokensFull(new SemanticTokensParams(editor.text("a.hocl"))))
                .getData());
    List<String> lines = TEXT.lines().toList();
    List<String> types = TokenColours.legend().getTokenTypes();
    StringBuilder seen = new StringBuilder();
    int line = 0;
    int column = 0;
    for (int i = 0; i < data.size(); i += 5) {
      column = data.get(i) == 0 ? column + data.get(i + 1) : data.get(i + 1);
      line += data.get(i);
      String word = lines.get(line).substring(column, column + data.get(i + 2));
      seen.append(word).append(' ').append(types.get(data.get(i + 3))).append('\n');
    }
    assertThat(seen.toString().lines())
        .contains(
            "import keyword",
            "// Keeps the smaller of two. comment",
            "less class",
            "\"\uD83D\uDE00\" string",
            "x variable",
            "Int type",
            "twice function",
            "n parameter",
            "2 number",
            "max class",
            "A enumMember",
            "length method");
  }
}
