package hocl.language.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One program of the corpus with what its siblings state.
 *
 * @param file the program
 * @param name its name within the corpus, like {@code rests/all}
 * @param source its text
 * @param options its leading comment lines of the form {@code // name: value} or {@code // name},
 *     in order
 * @param expectations the texts of its siblings
 */
record CorpusCase(
    Path file,
    String name,
    String source,
    List<Option> options,
    Map<Sibling, String> expectations) {

  /** Where modules and data that cases use lie: files there are no cases. */
  static final String PARTS = "parts";

  static final String SUFFIX = ".hocl";

  private static final Set<String> VALUED = Set.of("set", "data", "max-reactions", "exit", "seed");
  private static final Set<String> FLAGS = Set.of("compact", "strict", "allow-java", "no-explore");

  /** One option: a name and a value, which is empty for a flag. */
  record Option(String name, String value) {}

  /** Reads a case and its siblings. */
  static CorpusCase read(Path root, Path file) {
    String path = root.relativize(file).toString();
    String name = path.substring(0, path.length() - SUFFIX.length());
    Map<Sibling, String> expectations = new EnumMap<>(Sibling.class);
    try {
      for (Sibling expectation : Sibling.values()) {
        Path sibling = root.resolve(name + expectation.suffix());
        if (Files.exists(sibling)) {
          expectations.put(expectation, Files.readString(sibling));
        }
      }
      String source = Files.readString(file);
      return new CorpusCase(file, name, source, optionsOf(source), expectations);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Option> optionsOf(String source) {
    List<Option> options = new ArrayList<>();
    for (String line : source.lines().takeWhile(l -> l.startsWith("// ")).toList()) {
      String text = line.substring(3);
      int colon = text.indexOf(": ");
      String name = colon < 0 ? text : text.substring(0, colon);
      if (colon < 0 ? !FLAGS.contains(name) : !VALUED.contains(name)) {
        break;
      }
      options.add(new Option(name, colon < 0 ? "" : text.substring(colon + 2)));
    }
    return options;
  }

  /**
   * The line that says what the case shows: the first that is neither a script line nor an option.
   */
  String sentence() {
    return source
        .lines()
        .dropWhile(line -> line.startsWith("#!"))
        .skip(options.size())
        .findFirst()
        .orElse("");
  }

  boolean has(String flag) {
    return options.stream().anyMatch(o -> o.name().equals(flag));
  }

  Optional<String> value(String option) {
    return values(option).stream().findFirst();
  }

  List<String> values(String option) {
    return options.stream().filter(o -> o.name().equals(option)).map(Option::value).toList();
  }

  boolean expects(Sibling expectation) {
    return expectations.containsKey(expectation);
  }

  /** The lines of a sibling, which must exist. */
  List<String> lines(Sibling expectation) {
    return text(expectation).lines().toList();
  }

  /** The text of a sibling, which must exist. */
  String text(Sibling expectation) {
    String text = expectations.get(expectation);
    if (text == null) {
      throw new IllegalStateException(name + " has no " + expectation.suffix());
    }
    return text;
  }

  /** A number of the {@code .states} sibling, if it is stated. */
  Optional<Integer> stated(String what) {
    return expects(Sibling.STATES)
        ? lines(Sibling.STATES).stream()
            .filter(l -> l.startsWith(what + ": "))
            .map(l -> Integer.valueOf(l.substring(what.length() + 2)))
            .findFirst()
        : Optional.empty();
  }
}
