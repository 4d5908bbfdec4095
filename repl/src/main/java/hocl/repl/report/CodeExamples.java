package hocl.repl.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Examples for the codes of errors and warnings, read from one Markdown file: a heading {@code ##
 * code}, an indented program, a quotation of all that is said of it, and the program mended.
 */
public final class CodeExamples {

  /** The name by which messages call the programs. */
  public static final String FILE = "example.hocl";

  private static final String RESOURCE = "code-examples.md";
  private static final String INDENT = "    ";
  private static final String QUOTE = ">";

  private final Map<String, Example> byCode;

  /**
   * An example.
   *
   * @param code the code
   * @param wrong a program for which it is reported
   * @param said all that is said of this program
   * @param right the program mended
   */
  public record Example(String code, String wrong, String said, String right) {

    /** The options with which its programs are run, which the first line of one names. */
    public static List<String> options(String program) {
      String begin = "// hocl run ";
      String first = program.lines().findFirst().orElse("");
      return first.startsWith(begin)
          ? List.of(first.substring(begin.length()).split(" ", -1))
          : List.of();
    }
  }

  private CodeExamples(Map<String, Example> byCode) {
    this.byCode = byCode;
  }

  /** Reads the examples. */
  public static CodeExamples standard() {
    try (InputStream in = CodeExamples.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The examples in a text. */
  static CodeExamples parse(String markdown) {
    Map<String, Example> byCode = new LinkedHashMap<>();
    String[] sections = markdown.split("\n## ", -1);
    for (int i = 1; i < sections.length; i++) {
      List<List<String>> blocks = blocks(sections[i].lines().skip(1).toList());
      String code = sections[i].substring(0, sections[i].indexOf('\n')).strip();
      byCode.put(
          code, new Example(code, text(blocks.get(0)), text(blocks.get(1)), text(blocks.get(2))));
    }
    return new CodeExamples(byCode);
  }

  /** Lines that belong together, without their indents and quotation marks. */
  private static List<List<String>> blocks(List<String> lines) {
    List<List<String>> blocks = new ArrayList<>();
    boolean open = false;
    for (String line : lines) {
      if (line.isBlank()) {
        open = false;
        continue;
      }
      if (!open) {
        blocks.add(new ArrayList<>());
        open = true;
      }
      boolean quoted = line.startsWith(QUOTE);
      String mark = quoted ? QUOTE + " " : INDENT;
      blocks.getLast().add(line.startsWith(mark) ? line.substring(mark.length()) : "");
    }
    return blocks;
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  /** The example for a code; some codes are about more than the text of one program. */
  public Optional<Example> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** All examples in their order. */
  public List<Example> all() {
    return List.copyOf(byCode.values());
  }
}
