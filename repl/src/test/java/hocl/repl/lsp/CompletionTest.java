package hocl.repl.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.CompletionItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompletionTest {

  private final TestEditor editor = new TestEditor();
  private boolean open;

  @AfterEach
  void close() {
    editor.close();
  }

  private List<CompletionItem> items(String marked) {
    String text = marked.replace("|", "");
    if (open) {
      editor.write("a.hocl", text);
    } else {
      editor.initialize();
      editor.open("a.hocl", text);
      open = true;
    }
    return new ArrayList<>(editor.completion("a.hocl", TestEditor.at(marked, "|")));
  }

  private List<String> labels(String marked) {
    return items(marked).stream().map(CompletionItem::getLabel).toList();
  }

  @Test
  void namesInScopeAreOfferedAndLaterOnesAreNot() {
    assertThat(labels("let one = 1;\nlet two = o|;\nlet three = 3;\n<two>"))
        .contains("one", "max", "replace-one")
        .doesNotContain("three");
  }

  @Test
  void variablesOfTheRuleAreOfferedWhileItIsBroken() {
    assertThat(
            labels(
                "let a = replace left::Int, <right, ?rest> by |\n\nlet b = replace far::Int by 1;"))
        .contains("left", "right", "rest")
        .doesNotContain("far");
  }

  @Test
  void symbolsOfTheFileAreOffered() {
    assertThat(labels("<Fork:1, Philosopher:2, (replace F|>")).contains("Fork", "Philosopher");
  }

  @Test
  void exportsOfModulesAreOfferedWithTheirComments() {
    assertThat(items("import hocl.order;\n<as|>"))
        .filteredOn(item -> item.getLabel().equals("ascending"))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.getDetail()).isEqualTo("hocl.order");
          assertThat(Objects.requireNonNull(item.getTextEdit()).getLeft().getNewText())
              .isEqualTo("ascending");
        });
  }

  @Test
  void whatIsOfferedFitsThePlace() {
    assertThat(labels("import |")).containsExactly("hocl.arithmetic", "hocl.order", "hocl.sets");
    assertThat(labels("<(replace x::| by x)>")).contains("Int", "Symbol").doesNotContain("let");
    assertThat(labels("<\"abc\".|>")).contains("length").doesNotContain("let");
    assertThat(labels("<1> // re|")).isEmpty();
    assertThat(labels("<\"re|\">")).isEmpty();
  }

  @Test
  void aWordWithAHyphenIsReplacedAsAWhole() {
    assertThat(items("<replace-o|"))
        .filteredOn(item -> item.getLabel().equals("replace-one"))
        .singleElement()
        .satisfies(item ->
            assertThat(
                    Objects.requireNonNull(item.getTextEdit())
                        .getLeft()
                        .getRange()
                        .getStart()
                        .getCharacter())
                .isEqualTo(1));
  }
}
