package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that are data: they stand in JSON as text. */
class JsonRulesTest {

  @TempDir Path folder;

  @Test
  void mistakesInSourceInJsonAreToldByTheRuleAlone() throws IOException {
    String program = file("reader.hocl", "param input;\n<input>");
    CommandCall syntax =
        CommandCall.of("run", program, "--data", "input=" + rules("r = replace x by x +"));
    assertThat(syntax.code()).isNotZero();
    assertThat(syntax.err())
        .contains("`r = replace x by x +` is not understood: ")
        .doesNotContain("`)`")
        .doesNotContain("..");
    CommandCall name =
        CommandCall.of("run", program, "--data", "input=" + rules("replace 7 by f(7)"));
    assertThat(name.code()).isNotZero();
    assertThat(name.err())
        .contains(" | (replace 7 by f(7))\n")
        .contains(" --> --data input=" + folder.resolve("rules.json") + ":2:");
    CommandCall failure =
        CommandCall.of("run", program, "--data", "input=" + rules("replace 7 by 7 / 0"));
    assertThat(failure.code()).isEqualTo(3);
    assertThat(failure.err()).contains(" | (replace 7 by 7 / 0)\n");
  }

  private String rules(String source) throws IOException {
    return file("rules.json", "{\"hocl\":1,\"solution\":[7,{\"rule\":\"" + source + "\"},8]}");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
