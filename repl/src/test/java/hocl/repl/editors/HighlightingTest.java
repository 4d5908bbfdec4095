package hocl.repl.editors;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hocl.grammar.lex.Word;
import hocl.language.core.Builtin;
import hocl.repl.words.LanguageWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The grammar for highlighting sees the words that the lexer sees. */
class HighlightingTest {

  private static final Path EXTENSION = Path.of("editors", "vscode");

  private static TextMate grammar() throws IOException {
    return TextMate.read(EXTENSION.resolve("syntaxes/hocl.tmLanguage.json"));
  }

  private static List<Path> programs() throws IOException {
    List<Path> programs = new ArrayList<>();
    for (String folder : List.of("../examples", "../stdlib/src", "../language/src/test/corpus")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files
            .filter(file -> file.toString().endsWith(".hocl"))
            .filter(file -> !Files.exists(Path.of(file.toString().replaceAll("\\.hocl$", ".err"))))
            .sorted()
            .forEach(programs::add);
      }
    }
    return programs;
  }

  private static boolean fits(Word.Sort sort, String scope) {
    return switch (sort) {
      case KEYWORD -> scope.startsWith("keyword.") || scope.startsWith("constant.language");
      case TYPE -> scope.startsWith("support.type");
      case SYMBOL -> scope.startsWith("constant.other.symbol") || scope.startsWith("support.type");
      case NAME ->
          scope.startsWith("variable.")
              || scope.startsWith("entity.name.")
              || scope.startsWith("support.");
      case NUMBER -> scope.startsWith("constant.numeric");
      case STRING -> scope.startsWith("string.") || scope.startsWith("constant.character");
      case COMMENT -> scope.startsWith("comment.");
      case SIGN ->
          !scope.isEmpty() && !scope.startsWith("string.") && !scope.startsWith("comment.");
      case WRONG -> true;
    };
  }

  private static List<String> misfits(String text, TextMate grammar) {
    String[] scopes = grammar.scopes(text);
    List<String> misfits = new ArrayList<>();
    for (Word word : Word.of(text)) {
      for (int i = word.start(); i < word.end(); i++) {
        if (!fits(word.sort(), scopes[i]) && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
          String there = text.substring(word.start(), word.end());
          misfits.add(there + " is " + word.sort() + " but " + scopes[i]);
          break;
        }
      }
    }
    return misfits;
  }

  @Test
  void everyWordOfEveryProgramIsOfItsKind() throws IOException {
    TextMate grammar = grammar();
    List<Path> programs = programs();
    assertThat(programs).hasSizeGreaterThan(300);
    for (Path program : programs) {
      assertThat(misfits(Files.readString(program), grammar)).as(program.toString()).isEmpty();
    }
  }

  @Test
  void everyWordWithAMeaningIsKnown() throws IOException {
    TextMate grammar = grammar();
    String words =
        "package import param let rec in replace replace-one by with inject if then else true false"
            + " nothing inf new instanceof div mod and or not";
    assertThat(misfits(words.replace(' ', '\n'), grammar)).isEmpty();
    for (Builtin builtin : Builtin.values()) {
      assertThat(grammar.scopes(builtin.spelling() + "(1)")[0]).isEqualTo("support.function.hocl");
    }
    for (String type : LanguageWords.TYPES) {
      assertThat(grammar.scopes("x::" + type)[3]).isEqualTo("support.type.hocl");
    }
  }

  @Test
  void stringsAndCommentsHideWhatIsInThem() throws IOException {
    TextMate grammar = grammar();
    String text =
        "\"let // \\\" /*\", 1 /* let\n \" in */ , Fork // \"x\n'a', 2.5e3, \uD835\uDC1Ax";
    assertThat(misfits(text, grammar)).isEmpty();
  }

  @Test
  void theExtensionContributesWhatIsThere() throws IOException {
    JsonObject extension =
        JsonParser.parseString(Files.readString(EXTENSION.resolve("package.json")))
            .getAsJsonObject();
    JsonObject contributes = extension.getAsJsonObject("contributes");
    String code = Files.readString(EXTENSION.resolve("src/extension.js"));
    for (JsonElement command : contributes.getAsJsonArray("commands")) {
      assertThat(code)
          .contains("\"" + command.getAsJsonObject().get("command").getAsString() + "\"");
    }
    for (String file :
        List.of(
            extension.get("main").getAsString(),
            contributes
                .getAsJsonArray("grammars")
                .get(0)
                .getAsJsonObject()
                .get("path")
                .getAsString(),
            contributes
                .getAsJsonArray("languages")
                .get(0)
                .getAsJsonObject()
                .get("configuration")
                .getAsString())) {
      assertThat(EXTENSION.resolve(file)).exists();
    }
    JsonObject configuration =
        JsonParser.parseString(Files.readString(EXTENSION.resolve("language-configuration.json")))
            .getAsJsonObject();
    assertThat(configuration.keySet()).contains("comments", "brackets", "wordPattern");
    assertThat(grammar().names()).isNotEmpty().allMatch(name -> name.endsWith(".hocl"));
  }
}
