package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.console.Environment;
import hocl.repl.console.ReaderGoneException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where results go, and what is said when they do not arrive. */
class OutputTest {

  private static final String UP = "let up = replace x::Int by print(x), x + 1 in\n<0, up>";

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** A call whose standard output fails. */
  private static CommandCall failing(IOException failure, String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Cli.run(
            arguments,
            InputStream.nullInputStream(),
            new OutputStream() {
              @Override
              public void write(int value) throws IOException {
                throw failure;
              }
            },
            err,
            Environment.PLAIN);
    return new CommandCall(code, "", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void endsQuietlyWhenNobodyReadsTheOutput() throws IOException {
    IOException gone = new ReaderGoneException(new IOException("Broken pipe"), false);
    assertThat(failing(gone, "run", file("p.hocl", UP))).isEqualTo(new CommandCall(0, "", ""));
  }

  @Test
  void saysWhyTheOutputCannotBeWritten() throws IOException {
    IOException full = new IOException("No space left on device");
    String said = "error: Standard output cannot be written: No space left on device.\n";
    String program = file("p.hocl", "<1>");
    assertThat(failing(full, "run", program)).isEqualTo(new CommandCall(2, "", said));
    assertThat(failing(full, "fmt", program)).isEqualTo(new CommandCall(2, "", said));
    assertThat(failing(full, "--version")).isEqualTo(new CommandCall(2, "", said));
    CommandCall endless = failing(full, "run", file("up.hocl", UP));
    assertThat(endless.code()).isEqualTo(2);
    assertThat(endless.err()).endsWith(said);
  }

  @Test
  void aResultReachesItsFileAlsoWhenThePrintedLinesDoNot() throws IOException {
    Path target = folder.resolve("result.txt");
    String program = file("p.hocl", "<1, replace-one x::Int by print(x), x + 1>");
    IOException gone = new ReaderGoneException(new IOException("Broken pipe"), false);
    assertThat(failing(gone, "run", program, "--output", target.toString()).code()).isZero();
    assertThat(target).hasContent("<2>");
  }

  @Test
  void replacesAFileAndLeavesNothingBeside() throws IOException {
    Path target = Path.of(file("result.txt", "a longer text that was here before"));
    String program = file("p.hocl", "<1>");
    assertThat(CommandCall.of("run", program, "--output", target.toString()))
        .isEqualTo(new CommandCall(0, "", ""));
    assertThat(target).hasContent("<1>");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("p.hocl", "result.txt");
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "there is no such device")
  void printsTheResultWhenItsFileCannotBeWritten() throws IOException {
    CommandCall call = CommandCall.of("run", file("p.hocl", "<1>"), "--output", "/dev/full");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.out()).isEqualTo("<1>\n");
    assertThat(call.err()).startsWith("error: `/dev/full` cannot be written: ");
  }
}
