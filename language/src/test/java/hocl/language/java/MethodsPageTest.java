package hocl.language.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference lists the methods that may be called. */
class MethodsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../docs/reference/expressions.md");

  @Test
  void theReferenceListsEveryMethodOfAtoms() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(PureMethods.atomMethods())
        .allSatisfy(method -> assertThat(page).contains("`" + method + "`"));
  }
}
