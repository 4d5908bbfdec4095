package hocl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every folder of an example holds. */
class ExampleFoldersTest {

  @Test
  void thereAreManyExamples() {
    assertThat(Example.all()).hasSizeGreaterThanOrEqualTo(45);
  }

  @ParameterizedTest
  @MethodSource("hocl.examples.Example#all")
  void folderHoldsAProgramAndWhatIsExpectedOfIt(Example example) {
    assertThat(example.program()).exists();
    assertThat(example.hasOneResult()).isNotEqualTo(example.hasSeveralResults());
    assertThat(example.data()).allSatisfy(path -> assertThat(path).exists());
  }

  @ParameterizedTest
  @MethodSource("hocl.examples.Example#all")
  void folderHoldsNothingElse(Example example) {
    Set<Path> known = new HashSet<>(example.data());
    known.add(example.readme());
    for (String ending : List.of(".hocl", ".out", ".any", ".args", ".small.args")) {
      known.add(example.file(ending));
    }
    assertThat(known).containsAll(example.files());
  }

  @ParameterizedTest
  @MethodSource("hocl.examples.Example#all")
  void readmeSaysWhatToLookAtAndHowToRun(Example example) throws IOException {
    List<String> lines = Files.readAllLines(example.readme());
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).startsWith("# ");
    assertThat(lines.get(1)).isEmpty();
    assertThat(lines.get(3)).startsWith("Look at ");
    assertThat(lines.get(4)).isEqualTo(example.howToRun());
  }

  @ParameterizedTest
  @MethodSource("hocl.examples.Example#all")
  void programBeginsWithAWordOfExplanation(Example example) throws IOException {
    assertThat(Files.readAllLines(example.program()).getFirst()).startsWith("// ");
  }

  @ParameterizedTest
  @MethodSource("hocl.examples.Example#all")
  void indexListsTheExample(Example example) {
    assertThat(Example.index()).contains("](%s/README.md)".formatted(example));
  }
}
