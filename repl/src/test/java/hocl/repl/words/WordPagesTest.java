package hocl.repl.words;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.lex.Word;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.TypeName;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.core.Builtin;
import hocl.language.program.Program;
import hocl.runtime.print.AtomPrinter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordPagesTest {

  private static final Pattern EXAMPLE = Pattern.compile("  (\\S.*?)  is  (.*)");

  private final WordPages pages = WordPages.standard();

  @Test
  void thereIsAPageAboutEveryBuiltIn() {
    assertThat(pages.words())
        .containsAll(Arrays.stream(Builtin.values()).map(Builtin::spelling).toList());
  }

  @Test
  void thereIsAPageAboutEveryReservedWord() {
    String words =
        "package import param let rec in replace replace-one by with inject if then else true false"
            + " nothing inf new instanceof div mod and or not";
    for (Word word : Word.of(words)) {
      assertThat(word.sort()).isEqualTo(Word.Sort.KEYWORD);
      assertThat(pages.words()).contains(words.substring(word.start(), word.end()));
    }
  }

  @Test
  void thereIsAPageAboutEveryType() {
    assertThat(pages.words())
        .containsAll(
            Arrays.stream(TypeName.values())
                .map(TypeName::text)
                .filter(name -> Character.isUpperCase(name.charAt(0)))
                .toList());
  }

  @Test
  void theExamplesAreRight() {
    List<String> examples = new ArrayList<>();
    for (String word : pages.words()) {
      for (String line : pages.page(word).orElseThrow().lines().toList()) {
        Matcher matcher = EXAMPLE.matcher(line);
        if (matcher.matches()) {
          examples.add(line);
          assertThat(printed(matcher.group(1))).as(line).isEqualTo(matcher.group(2));
        }
      }
    }
    assertThat(examples).hasSizeGreaterThan(30);
  }

  private static String printed(String text) {
    Program program =
        Objects.requireNonNull(
            Compiler.compile(new SourceText("example", text), CompileOptions.DEFAULT).program(),
            text);
    return AtomPrinter.PLAIN.print(Machine.instantiate(program).molecule());
  }
}
