package hocl.repl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextOutputTest {

  @Test
  void writesUtf8WithLineFeeds() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TextOutput out = new TextOutput(bytes, false);
    out.append("⟨1⟩").endLine();
    assertThat(bytes.size()).as("nothing leaves before the flush").isZero();
    out.flush();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("⟨1⟩\n");
  }

  @Test
  void showsLinesOfATerminalAtOnce() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new TextOutput(bytes, true).line("a");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("a\n");
  }

  @Test
  void dropsEverythingOnceTheReaderHasGone() {
    TextOutput out =
        new TextOutput(
            new OutputStream() {
              @Override
              public void write(int value) throws IOException {
                throw new ReaderGoneException(new IOException("Broken pipe"), false);
              }
            },
            true);
    assertThat(out.closedByReader()).isFalse();
    out.line("a");
    assertThat(out.closedByReader()).isTrue();
    out.line("b");
    out.flush();
  }

  @Test
  void remembersWhyNothingCanBeWritten() {
    TextOutput out =
        new TextOutput(
            new OutputStream() {
              @Override
              public void write(int value) throws IOException {
                throw new IOException("No space left on device");
              }
            },
            true);
    assertThat(out.failure()).isNull();
    out.line("a");
    assertThat(out.closedByReader()).isFalse();
    assertThat(out.closed()).isTrue();
    assertThat(out.failure()).hasMessage("No space left on device");
  }
}
