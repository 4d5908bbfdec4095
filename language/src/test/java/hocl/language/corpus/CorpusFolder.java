package hocl.language.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of the corpus: a folder per section, a program per case, its siblings beside it. */
final class CorpusFolder {

  static final Path ROOT = Path.of("src", "test", "corpus");

  private CorpusFolder() {}

  /** Every case, ordered by name. */
  static List<CorpusCase> cases() {
    return files().stream()
        .filter(f -> f.toString().endsWith(CorpusCase.SUFFIX))
        .map(f -> CorpusCase.read(ROOT, f))
        .toList();
  }

  /**
   * Whether a long test takes a case: about one of so many, or all with {@code
   * -Dhocl.soak.corpus=1}.
   */
  static boolean isAmong(CorpusCase c, int parts) {
    return Math.floorMod(c.name().hashCode(), Integer.getInteger("hocl.soak.corpus", parts)) == 0;
  }

  /**
   * One sentence per file that does not belong: siblings without a program, cases without a
   * sibling.
   */
  static List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Path file : files()) {
      String name = ROOT.relativize(file).toString();
      if (!name.endsWith(CorpusCase.SUFFIX)) {
        Optional<Sibling> expectation = Sibling.ofFile(name);
        if (expectation.isEmpty()) {
          faults.add(name + " is neither a program nor what is expected of one");
        } else if (!Files.exists(programOf(file, expectation.get()))) {
          faults.add(name + " has no program");
        }
      }
    }
    for (CorpusCase c : cases()) {
      if (Stream.of(Sibling.OUT, Sibling.ANY, Sibling.ERR).noneMatch(c::expects)) {
        faults.add(c.name() + " expects neither a result nor an error");
      }
      if (c.expects(Sibling.OUT) && c.expects(Sibling.ANY)) {
        faults.add(c.name() + " has both one result and several");
      }
      if (!c.sentence().startsWith("// ")) {
        faults.add(c.name() + " does not say which sentence it shows");
      }
    }
    return faults;
  }

  private static Path programOf(Path sibling, Sibling expectation) {
    String name = String.valueOf(sibling.getFileName());
    String base = name.substring(0, name.length() - expectation.suffix().length());
    return sibling.resolveSibling(base + CorpusCase.SUFFIX);
  }

  private static List<Path> files() {
    try (Stream<Path> paths = Files.walk(ROOT)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(p -> !String.valueOf(p.getParent()).endsWith(CorpusCase.PARTS))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
