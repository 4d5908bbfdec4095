package hocl.repl.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hocl.repl.CommandArguments;
import hocl.repl.command.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Runs every example of the documentation. What the blocks of a page mean:
 *
 * <ul>
 *   <li>{@code hocl}: a program; the next block, {@code result}, is what {@code hocl run} prints
 *   <li>{@code hocl outcomes}: the next block, {@code result}, is what {@code hocl all} prints
 *   <li>{@code hocl error}, {@code hocl warning}: the next block, {@code diagnostic}, is code and
 *       place of the first one, and if it has a second line the message
 *   <li>{@code hocl why ATOM}, {@code hocl whynot RULE}, {@code hocl trail}: the next block, {@code
 *       result}, is what these commands print, and {@code hocl all --trail}
 *   <li>{@code hocl plan}: the next block, {@code plan}, is what {@code hocl explain} prints
 *   <li>anything with {@code file=NAME}: a file beside the programs of the page
 *   <li>{@code session}: inputs of a session behind prompts, each followed by what is shown
 *   <li>{@code java}: a Java program; the next block, {@code output}, is what it writes
 *   <li>{@code console}: calls of {@code hocl} whose options must exist
 * </ul>
 *
 * <p>With the system property {@code hocl.docs.rewrite} the expected blocks are written anew.
 */
@Isolated
class DocsTest {

  private static final boolean REWRITE = System.getProperty("hocl.docs.rewrite") != null;

  @TempDir Path scratch = Path.of("");

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("docs/reference.md"))) {
      Path above = folder.getParent();
      if (above == null) {
        throw new IllegalStateException("no folder above this one holds the documentation");
      }
      folder = above;
    }
    return folder;
  }

  private static List<DocsPage> pages() throws IOException {
    Path root = root();
    List<DocsPage> pages = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root.resolve("docs"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        pages.add(DocsPage.read(file));
      }
    }
    for (String name : List.of("README.md", "CONTRIBUTING.md")) {
      if (Files.exists(root.resolve(name))) {
        pages.add(DocsPage.read(root.resolve(name)));
      }
    }
    return pages;
  }

  @TestFactory
  Stream<DynamicTest> examples() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (DocsPage page : pages()) {
      String name = root().relativize(page.file()).toString();
      Path folder = Files.createDirectories(scratch.resolve(name));
      for (int i = 0; i < page.blocks().size(); i++) {
        Block block = page.blocks().get(i);
        if (!block.fileName().isEmpty()) {
          Files.writeString(folder.resolve(block.fileName()), block.text());
        } else if (block.info().equals("hocl") || block.info().startsWith("hocl ")) {
          Block next = i + 1 < page.blocks().size() ? page.blocks().get(i + 1) : block;
          tests.add(dynamicTest(name + ":" + block.line(), () -> check(page, block, next, folder)));
        }
      }
    }
    return tests.stream();
  }

  private static void check(DocsPage page, Block program, Block next, Path folder)
      throws IOException {
    assertThat(program.info())
        .matches("hocl( (outcomes|trail|error|warning|plan|(why|whynot)( .+)?))?");
    assertThat(next.info())
        .as("the block behind a program says what comes of it")
        .isEqualTo(PageExample.expectedInfo(program.info()));
    String actual = new PageExample(program, next).run(folder);
    if (REWRITE && !actual.equals(next.text())) {
      rewrite(page.file(), next.text(), program.text(), actual);
      fail("rewritten to: " + actual);
    }
    assertThat(actual).isEqualTo(next.text());
  }

  private static void rewrite(Path file, String before, String program, String after)
      throws IOException {
    String text = Files.readString(file);
    int start = text.indexOf("\n" + before + "```", text.indexOf(program) + program.length());
    Files.writeString(
        file, text.substring(0, start + 1) + after + text.substring(start + 1 + before.length()));
  }

  @TestFactory
  Stream<DynamicTest> sessions() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (DocsPage page : pages()) {
      for (Block block : page.blocks()) {
        if (block.info().equals("session")) {
          String name = root().relativize(page.file()) + ":" + block.line();
          tests.add(
              dynamicTest(
                  name,
                  () ->
                      assertThat(new SessionExample(block).run(scratch)).isEqualTo(block.text())));
        }
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> javaPrograms() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (DocsPage page : pages()) {
      for (int i = 0; i + 1 < page.blocks().size(); i++) {
        Block block = page.blocks().get(i);
        Block next = page.blocks().get(i + 1);
        if (block.info().equals("java")) {
          String name = root().relativize(page.file()) + ":" + block.line();
          Path folder = scratch.resolve("java").resolve(String.valueOf(tests.size()));
          tests.add(
              dynamicTest(
                  name,
                  () -> {
                    assertThat(next.info()).isEqualTo("output");
                    assertThat(new JavaExample(block).run(folder)).isEqualTo(next.text());
                  }));
        }
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> commandLines() throws IOException {
    return pages().stream()
        .flatMap(page -> page.blocks().stream().filter(block -> block.info().equals("console")))
        .flatMap(block -> ShellLine.calls(block).stream())
        .map(call -> dynamicTest(String.join(" ", call), () -> parses(call)));
  }

  private static void parses(List<String> call) throws IOException {
    String first = call.getFirst();
    if (first.startsWith("-") || first.equals("help")) {
      return;
    }
    CommandArguments.parse(Commands.find(first).orElseThrow().spec(), call.subList(1, call.size()));
    for (String word : call) {
      Path named = root().resolve(word.substring(word.indexOf('=') + 1));
      if (word.contains("examples/")) {
        assertThat(named).exists();
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> links() throws IOException {
    return pages().stream()
        .map(page -> dynamicTest(root().relativize(page.file()).toString(), () -> linked(page)));
  }

  private static void linked(DocsPage page) {
    for (String link : page.links()) {
      if (link.startsWith("http")) {
        continue;
      }
      String[] parts = link.split("#", 2);
      Path target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
      assertThat(target).as("the target of `%s`", link).exists();
      if (parts.length == 2) {
        assertThat(anchors(target)).as("the headings for `%s`", link).contains(parts[1]);
      }
    }
  }

  private static List<String> anchors(Path file) {
    try {
      return DocsPage.read(file).anchors();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
