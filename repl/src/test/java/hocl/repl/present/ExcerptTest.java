package hocl.repl.present;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.repl.console.Palette;
import hocl.repl.console.Palette.Role;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {

  /** An excerpt in which the given words of the text are marked, the first as the main place. */
  private static String excerpt(String text, String... words) {
    SourceText source = new SourceText("a.hocl", text);
    List<Excerpt.Mark> marks =
        Arrays.stream(words)
            .map(word -> {
              int start = text.indexOf(word);
              boolean main = word.equals(words[0]);
              return new Excerpt.Mark(
                  source.span(start, start + word.length()), main, main ? "" : "here");
            })
            .toList();
    Excerpt excerpt = new Excerpt(source, marks, Palette.PLAIN, Role.ERROR);
    StringBuilder out = new StringBuilder();
    excerpt.appendTo(out, excerpt.gutter(), 0);
    return out.toString();
  }

  @Test
  void underlinesTheWord() {
    assertThat(excerpt("let a = 1 in\n<a, bad>\n", "bad"))
        .isEqualTo(
            """
              |
            2 | <a, bad>
              |     ^^^
            """);
  }

  @Test
  void marksTheEndOfTheTextWithOneCaret() {
    SourceText source = new SourceText("a.hocl", "<1, 2");
    StringBuilder out = new StringBuilder();
    new Excerpt(
            source,
            List.of(new Excerpt.Mark(source.span(5, 5), true, "")),
            Palette.PLAIN,
            Role.ERROR)
        .appendTo(out, 1, 0);
    assertThat(out.toString())
        .isEqualTo(
            """
              |
            1 | <1, 2
              |      ^
            """);
  }

  @Test
  void expandsTabsToStops() {
    assertThat(excerpt("\ta\tbad", "bad"))
        .isEqualTo(
            """
              |
            1 |     a   bad
              |         ^^^
            """);
  }

  @Test
  void countsWideCharactersTwiceAndCombiningOnesNotAtAll() {
    assertThat(excerpt("\"分子\", e\u0301, bad", "bad"))
        .isEqualTo(
            """
              |
            1 | "分子", e\u0301, bad
              |            ^^^
            """);
    assertThat(excerpt("\"\ud83e\uddea\" bad", "bad"))
        .isEqualTo(
            """
              |
            1 | "\ud83e\uddea" bad
              |      ^^^
            """);
  }

  @Test
  void showsSeveralPlacesInTheOrderOfTheirLines() {
    assertThat(excerpt("let f = 1 in\n\n\nlet f = 2 in f", "f = 2", "f = 1"))
        .isEqualTo(
            """
              |
            1 | let f = 1 in
              |     ----- here
            ...
            4 | let f = 2 in f
              |     ^^^^^
            """);
  }

  @Test
  void showsTwoPlacesOfOneLineBelowEachOther() {
    assertThat(excerpt("left, right", "right", "left"))
        .isEqualTo(
            """
              |
            1 | left, right
              |       ^^^^^
              | ---- here
            """);
  }

  @Test
  void underlinesOnlyTheFirstLineOfALongPlace() {
    assertThat(excerpt("<replace x\n by y>", "replace x\n by y"))
        .isEqualTo(
            """
              |
            1 | <replace x
              |  ^^^^^^^^^
            """);
  }

  @Test
  void showsOfAVeryLongLineThePartAroundThePlace() {
    String shown = excerpt("1, ".repeat(100_000) + "bad, " + "2, ".repeat(100_000), "bad");
    assertThat(shown).contains("...").contains("bad").hasSizeLessThan(500);
    List<String> lines = shown.lines().toList();
    assertThat(lines.get(2).indexOf("^^^") - lines.get(2).indexOf('|'))
        .isEqualTo(lines.get(1).indexOf("bad") - lines.get(1).indexOf('|'));
  }

  @Test
  void hidesWhatCouldUpsetATerminal() {
    assertThat(excerpt("\u001b[2J\u202e bad", "bad"))
        .isEqualTo(
            """
              |
            1 | \ufffd[2J\ufffd bad
              |       ^^^
            """);
  }
}
