package hocl.repl.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hints that say what to write can be done by a click. */
class MendingTest {

  private static final Range EVERYWHERE = new Range(new Position(0, 0), new Position(99, 0));

  private final TestEditor editor = new TestEditor();

  @BeforeEach
  void initialize() {
    editor.initialize();
  }

  @AfterEach
  void close() {
    editor.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "E0101 | <1 & 2>                            | <1 && 2>",
        "E0101 | <1 \u2212 2>                       | <1 - 2>",
        "E0103 | <\"abc, 2>                         | <\"abc, 2\">",
        "E0109 | <1> /* open                        | <1> /* open */",
        "E0207 | <1 2>                              | <1, 2>",
        "E0209 | <(replace <1, ?w> by ?w)>          | <(replace <1, ?w> by w)>",
        "E0226 | let x = 1 in                       | let x = 1 ;",
        "E0227 | <1, let x = 1; x>                  | <1, let x = 1 in x>",
        "E0240 | <(replace x by 1 if x = 3)>        | <(replace x by 1 if x == 3)>",
        "E0243 | <1>;                               | <1>",
        "E0248 | let x = 1 let y = 2; <x, y>        | let x = 1; let y = 2; <x, y>",
        "E0250 | <(replace x -> x)>                 | <(replace x by x)>",
        "E0250 | let x := 1; <x>                    | let x = 1; <x>",
        "E0251 | <replac x::Int by 1>               | <replace x::Int by 1>",
        "E0301 | let value = 1; <value, valeu>      | let value = 1; <value, value>",
        "E0302 | let f = replace 1 by f; <f>        | let rec f = replace 1 by f; <f>",
        "E0303 | <szie([1])>                        | <size([1])>",
        "E0308 | <(replace x::Imt by x)>            | <(replace x::Int by x)>",
        "E0401 | <(replace <1, ?w> by A:w)>         | <(replace <1, ?w> by A:<w>)>",
        "E0403 | <A:range(1, 2)>                    | <A:[range(1, 2)]>",
        "E0410 | <(replace A:?w by 1)>              | <(replace A:<?w> by 1)>",
        "E0415 | let rec a = 1; <a>                 | let a = 1; <a>",
        "E0903 | <[1, 2].size()>                    | <size([1, 2])>",
        "E0912 | <(replace l::List by l.size)>      | <(replace l::List by size(l))>",
        "E0913 | import order; <1>                  | import hocl.order; <1>",
        "W0501 | let x = 1; <x, (replace x::Int by x)> | let x = 1; <x, (replace x by x)>",
        "W0504 | <1, (replace x by 1)>              | <1, (replace _ by 1)>",
        "W0505 | let a = 1; <2>                     | let _a = 1; <2>",
        "W0507 | <1, (replace x by x)>              | <1, (replace-one x by x)>",
        "W0511 | <A:1, (replace A:x:Int by x)>      | <A:1, (replace A:x::Int by x)>",
        "W0515 | <1, replace x::Int by x + 1, 5, 6> | <1, (replace x::Int by x + 1), 5, 6>",
        "W0516 | <S:Pending, (replace S:s by 1 if s == Pendnig)> | <S:Pending, (replace S:s by 1 if s == Pending)>",
      })
  void aHintIsDone(String code, String text, String mended) {
    assertThat(editor.open("a.hocl", text))
        .extracting(diagnostic -> diagnostic.getCode().getLeft())
        .contains(code);
    List<CodeAction> actions =
        editor.actions("a.hocl", EVERYWHERE).stream()
            .filter(action -> action.getDiagnostics().getFirst().getCode().getLeft().equals(code))
            .toList();
    assertThat(actions).as(code).isNotEmpty();
    CodeAction first = actions.getFirst();
    List<TextEdit> edits =
        Objects.requireNonNull(first.getEdit().getChanges().get(editor.uri("a.hocl")));
    assertThat(TestEditor.edited(text, edits)).isEqualTo(mended);
    assertThat(editor.write("a.hocl", mended))
        .extracting(diagnostic -> diagnostic.getCode().getLeft())
        .doesNotContain(code);
  }
}
