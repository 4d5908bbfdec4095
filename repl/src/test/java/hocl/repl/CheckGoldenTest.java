package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code check} says of wrong programs, to the letter. With the system property {@code
 * hocl.golden} set to a folder, the files are written there anew.
 */
class CheckGoldenTest {

  private static Path folder() throws URISyntaxException {
    return Path.of(Objects.requireNonNull(CheckGoldenTest.class.getResource("check")).toURI());
  }

  static Stream<String> programs() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".hocl"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void saysWhatIsExpected(String name) throws IOException, URISyntaxException {
    CommandCall call = CommandCall.of("check", folder().resolve(name).toString());
    String said = call.err().replace(folder() + "/", "");
    String expected = name.replace(".hocl", ".err");
    String written = System.getProperty("hocl.golden");
    if (written != null) {
      Files.writeString(Path.of(written, expected), said);
    }
    assertThat(call.code()).isEqualTo(1);
    assertThat(said).isEqualTo(Files.readString(folder().resolve(expected)));
  }
}
