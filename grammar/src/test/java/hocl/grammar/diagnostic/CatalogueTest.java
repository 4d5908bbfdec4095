package hocl.grammar.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  @Test
  void everyEntryHasACodeAMessageAndAPage() {
    assertThat(Catalogue.standard().entries()).isNotEmpty();
    for (CatalogueEntry entry : Catalogue.standard().entries()) {
      assertThat(entry.code()).matches("[EW]0[1-9]\\d\\d");
      assertThat(entry.messageTemplate()).as(entry.code()).matches("(?s).+[.?]");
      assertThat(entry.page()).as(entry.code()).isNotEmpty();
    }
  }

  @Test
  void theCodesAreInOrder() {
    List<String> numbers =
        Catalogue.standard().entries().stream().map(entry -> entry.code().substring(1)).toList();
    assertThat(numbers).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void anEntryIsReadFromItsParts() {
    Catalogue catalogue =
        Catalogue.parse(
            """
            # Title

            ## E0199

            The `{0}` is
            not {1} {2} {x}.

            > Try {0}
            > again.

            The
            page.

                code

            # Next
            """);
    CatalogueEntry entry = catalogue.entry("E0199");
    assertThat(entry.message(List.of("a{1}", "b"))).isEqualTo("The `a{1}` is not b {2} {x}.");
    assertThat(entry.hint(List.of("c"))).contains("Try c again.");
    assertThat(entry.page()).isEqualTo("The\npage.\n\n    code");
    assertThat(catalogue.find("e0199")).isPresent();
    assertThat(catalogue.find("E0198")).isEmpty();
  }

  @Test
  void faultsOfTheFileAreFound() {
    assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.parse("## E1\n\n## E2\n\nx\n"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.parse("## E1\n\nx\n\n## E1\n\nx\n"));
    assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.standard().entry("E9999"));
  }

  @Test
  void aDiagnosticTakesItsWordsFromTheCatalogue() {
    Span span = new SourceText("a.hocl", "x\nyz").span(3, 4);
    Diagnostic diagnostic = Diagnostic.of("E0240", span);
    assertThat(diagnostic.toString()).isEqualTo("a.hocl:2:2: E0240: `=` does not compare.");
    assertThat(diagnostic.severity()).isEqualTo(Severity.ERROR);
    assertThat(diagnostic.hint()).contains("To compare, write `==`.");
    assertThat(diagnostic.withHint("other").hint()).contains("other");
    assertThat(diagnostic.withLabel(span, "here").labels()).hasSize(1);
    assertThat(Diagnostic.of("W0501", span).severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void suggestionsAreNearAndStable() {
    List<String> words = List.of("count", "contains", "size", "sum", "sort", "toInt", "toFloat");
    assertThat(Suggestions.nearest("cuont", words)).contains("count");
    assertThat(Suggestions.nearest("contain", words)).contains("contains");
    assertThat(Suggestions.nearest("toint", words)).contains("toInt");
    assertThat(Suggestions.nearest("suze", words)).contains("size");
    assertThat(Suggestions.nearest("elephant", words)).isEmpty();
    assertThat(Suggestions.nearest("x", List.of("y", "a"))).contains("a");
    assertThat(Suggestions.hint("sise", words)).contains("Did you mean `size`?");
    assertThat(Suggestions.distance("abcd", "acbd")).isEqualTo(1);
  }
}
