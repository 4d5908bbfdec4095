package hocl.grammar;

import static hocl.grammar.Parsing.dump;
import static hocl.grammar.Parsing.program;
import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.format.Formatter;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.MoleculeItem;
import hocl.grammar.tree.ProgramTree;
import hocl.grammar.tree.RuleExpr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private static final Pattern COMMENT = Pattern.compile("/\\*\\d+\\*/|//\\d+");

  @Test
  void formattedTreesAreReadAsThemselves() {
    for (long seed = 0; seed < 1_000; seed++) {
      ProgramTree tree = new TreeMaker(seed).program();
      String text = Formatter.format(tree);
      assertThat(dump(text)).as("seed %d: %s", seed, text).isEqualTo(dump(tree));
      assertThat(Formatter.format(new SourceText("test", text), program(text)))
          .as("seed %d", seed)
          .isEqualTo(text);
    }
  }

  @Test
  void rulesOnOneLineAreReadAsThemselves() {
    for (long seed = 0; seed < 1_000; seed++) {
      RuleExpr rule = new TreeMaker(seed).rule(4);
      String text = Formatter.oneLine(rule);
      assertThat(text).doesNotContain("\n");
      MoleculeItem read = program(text).molecule().orElseThrow().items().getFirst();
      assertThat(dump(read)).as("seed %d: %s", seed, text).isEqualTo(dump(rule));
    }
  }

  @Test
  void commentsSurviveAnywhere() {
    for (long seed = 0; seed < 300; seed++) {
      String text = sprinkle(Formatter.format(new TreeMaker(seed).program()), new Random(seed));
      SourceText source = new SourceText("test", text);
      String formatted = Formatter.format(source, program(text));
      assertThat(comments(formatted))
          .as("seed %d: %s", seed, text)
          .containsExactlyInAnyOrderElementsOf(comments(text));
      assertThat(Formatter.format(new SourceText("test", formatted), program(formatted)))
          .as("seed %d: %s", seed, text)
          .isEqualTo(formatted);
    }
  }

  @Test
  void programsOfTheRepositoryKeepTheirMeaning() throws IOException {
    Path root = Path.of("..").toAbsolutePath().normalize();
    List<Path> programs;
    try (Stream<Path> files = Files.walk(root)) {
      programs =
          files
              .filter(file -> file.toString().endsWith(".hocl"))
              .filter(file -> !file.toString().contains("target"))
              .toList();
    }
    for (Path path : programs) {
      SourceText source = new SourceText(path.toString(), Files.readString(path));
      Parser.parseProgram(source)
          .tree()
          .ifPresent(tree -> {
            String once = Formatter.format(source, tree);
            String twice = Formatter.format(new SourceText("again", once), program(once));
            assertThat(twice).as(path.toString()).isEqualTo(once);
          });
    }
  }

  /** Puts numbered comments between words, where a blank stands outside of strings. */
  private static String sprinkle(String text, Random random) {
    StringBuilder out = new StringBuilder();
    boolean inString = false;
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      inString ^= c == '"' && (i == 0 || text.charAt(i - 1) != '\\' || isEscaped(text, i - 1));
      out.append(c);
      if (!inString && (c == ' ' || c == '\n') && random.nextInt(12) == 0) {
        number++;
        out.append(
            switch (random.nextInt(3)) {
              case 0 -> "/*" + number + "*/ ";
              case 1 -> "//" + number + "\n";
              default -> "\n/*" + number + "*/\n";
            });
      }
    }
    return out.toString();
  }

  /** Whether the backslash at an index is itself escaped. */
  private static boolean isEscaped(String text, int index) {
    int backslashes = 0;
    for (int i = index; i >= 0 && text.charAt(i) == '\\'; i--) {
      backslashes++;
    }
    return backslashes % 2 == 0;
  }

  private static List<String> comments(String text) {
    return COMMENT.matcher(text).results().map(result -> result.group()).toList();
  }
}
