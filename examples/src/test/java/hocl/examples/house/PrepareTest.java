package hocl.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs what the launcher does to the jars after a build, on jars of its own. */
final class PrepareTest {
  private static final List<@Nullable Object> VALUES =
      Arrays.asList(
          null,
          11,
          10,
          0,
          -1,
          "text",
          "wholes",
          List.of(3, "four", List.of()),
          new long[2],
          2.5,
          List.class);

  @Test
  void classesMeanTheSameAndCanBeCached(@TempDir Path folder) throws Exception {
    Path ours = folder.resolve("hocl-shapes.jar");
    Path foreign = folder.resolve("picocli-any.jar");
    pack(
        ours,
        "SwitchShapes",
        "SwitchShapes$Shape",
        "SwitchShapes$Round",
        "SwitchShapes$Square",
        "SwitchShapes$Whole");
    Files.copy(jarOf(CommandLine.class), foreign);
    assertThat(switchesOverTypes(ours)).isEqualTo(2);
    assertThat(recordMethods(ours)).isEqualTo(6);
    assertThat(tooOld(foreign)).isNotZero();

    prepare(folder);

    assertThat(switchesOverTypes(ours)).isZero();
    assertThat(recordMethods(ours)).isZero();
    assertThat(tooOld(foreign)).isZero();
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
    URL[] jars = {ours.toUri().toURL(), foreign.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
      @SuppressWarnings("unchecked") // the rewritten twin of SwitchShapes, which has the same type
      Function<@Nullable Object, String> rewritten =
          (Function<@Nullable Object, String>)
              loader.loadClass(SwitchShapes.class.getName()).getConstructor().newInstance();
      assertThat(VALUES.stream().map(rewritten).toList())
          .isEqualTo(VALUES.stream().map(new SwitchShapes()).toList());
      for (String name : classesOf(foreign)) {
        if (!name.contains("module-info") && !name.contains("groovy")) {
          // Initialising a class verifies its code.
          assertThat(Class.forName(name, true, loader).getDeclaredMethods()).isNotNull();
        }
      }
    }
  }

  private static void prepare(Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                ProjectFiles.root().resolve("repl/src/main/launcher/Prepare.java").toString(),
                folder.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
  }

  private static void pack(Path jar, String... names) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name : names) {
        String file = "hocl/examples/house/" + name + ".class";
        out.putNextEntry(new JarEntry(file));
        try (InputStream in = PrepareTest.class.getResourceAsStream("/" + file)) {
          assertThat(in).as(file).isNotNull();
          in.transferTo(out);
        }
      }
    }
  }

  private static Path jarOf(Class<?> type) throws URISyntaxException {
    URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
    return Path.of(place);
  }

  private static long switchesOverTypes(Path jar) {
    return dynamicCalls(jar)
        .filter(call -> call.bootstrapMethod().methodName().equals("typeSwitch"))
        .count();
  }

  private static long recordMethods(Path jar) {
    return dynamicCalls(jar)
        .filter(call -> List.of("equals", "hashCode").contains(call.name().stringValue()))
        .count();
  }

  private static Stream<InvokeDynamicInstruction> dynamicCalls(Path jar) {
    return models(jar).stream()
        .flatMap(model -> model.methods().stream())
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(InvokeDynamicInstruction.class::cast);
  }

  private static long tooOld(Path jar) {
    return models(jar).stream().filter(model -> model.majorVersion() < 50).count();
  }

  private static List<String> classesOf(Path jar) {
    return models(jar).stream()
        .map(model -> model.thisClass().asInternalName().replace('/', '.'))
        .toList();
  }

  private static List<ClassModel> models(Path jar) {
    try (JarFile file = new JarFile(jar.toFile());
        Stream<JarEntry> entries = file.stream()) {
      List<ClassModel> models = new ArrayList<>();
      for (JarEntry entry : entries.filter(entry -> entry.getName().endsWith(".class")).toList()) {
        try (InputStream in = file.getInputStream(entry)) {
          models.add(ClassFile.of().parse(in.readAllBytes()));
        }
      }
      return models;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
