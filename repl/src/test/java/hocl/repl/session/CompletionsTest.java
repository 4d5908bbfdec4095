package hocl.repl.session;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.session.command.AllCommands;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionsTest {

  private final Completions completions =
      new Completions(
          new Vocabulary() {
            @Override
            public Collection<String> names() {
              return List.of("maximum", "price");
            }

            @Override
            public Collection<String> symbols() {
              return List.of("Price", "Fork");
            }

            @Override
            public CommandTable commands() {
              return AllCommands.table();
            }
          });

  @ParameterizedTest
  @CsvSource({
    "ma, 0, max maximum",
    "'1, 2, Pr', 6, Price",
    "repl, 0, replace replace-one",
    "replace-o, 0, replace-one",
    "x::In, 3, Int",
    ":sta, 0, :state :stats",
    ":source pr, 8, price",
    ":seed o, 6, off",
    ":trace o, 7, off on",
    ":help un, 6, undo",
    ":eval pri, 6, price print",
    "import hocl.s, 7, hocl.sets",
    "let a = b.len, 10, ''",
    "// ma, 5, ''",
    "'\"ma', 3, ''",
    ":nothing x, 10, ''",
  })
  void offersWhatFits(String typed, int start, String candidates) {
    Completions.Found found = completions.of(typed);
    assertThat(String.join(" ", found.candidates())).isEqualTo(candidates);
    assertThat(found.candidates().isEmpty() ? start : found.start()).isEqualTo(start);
  }

  @Test
  void offersFoldersAndPrograms() {
    assertThat(completions.of(":load src/test/j").candidates()).containsExactly("src/test/java/");
  }
}
