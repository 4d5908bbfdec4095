package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.runtime.print.AtomPrinter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Programs with a helper class in their own Java package, as old ones have it. */
class OwnPackageTest {

  private static final String RULE =
      "<new Box(\"a\"), replace-one b::Box by Found if b.named(\"a\") && b.name == \"a\">";

  private static Compilation compiled(String text) throws URISyntaxException {
    Path classes =
        Path.of(OwnPackageTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    CompileOptions options =
        new CompileOptions(Map.of(), Map.of(), Map.of(), Map.of(), null, true, List.of(classes));
    return Compiler.compile(new SourceText("test.hocl", text), options);
  }

  private static String result(String text) throws URISyntaxException {
    Program program = Objects.requireNonNull(compiled(text).program());
    return AtomPrinter.PLAIN.print(Machine.run(program, RunOptions.plain()).solution());
  }

  @Test
  void reachesWhatTheClassesOfItsPackageDoNotKeepPrivate() throws URISyntaxException {
    assertThat(result("package hocl.language.java;\n" + RULE)).isEqualTo("<Found>");
  }

  @Test
  void reachesNothingHiddenOfAnotherPackage() throws URISyntaxException {
    Program program =
        Objects.requireNonNull(compiled("<new hocl.language.java.Box(\"a\")>").program());
    assertThat(Machine.run(program, RunOptions.plain()).failure())
        .isInstanceOfSatisfying(
            RunFailure.class,
            failure -> assertThat(failure.diagnostic().code()).isEqualTo("E0758"));
  }
}
