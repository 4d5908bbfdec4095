package hocl.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Unpacks the zip that the build leaves and runs it, with nothing of the project around it. */
@DisabledOnOs(OS.WINDOWS)
@EnabledIfSystemProperty(named = "hocl.distribution", matches = ".+")
final class DistributionTest {

  @Test
  void itRunsWhereItIsUnpacked(@TempDir Path folder) throws IOException, InterruptedException {
    Path home = unpack(Files.createDirectories(folder.resolve("a folder")));
    assertThat(home.resolve("LICENSE")).exists();
    assertThat(home.resolve("library/hocl/arithmetic.hocl")).exists();
    assertThat(home.resolve("docs/operations.md")).exists();
    assertThat(home.resolve("man/man1/hocl.1")).content().contains("hocl run");
    assertThat(home.resolve("completion/hocl.bash")).content().contains("--max-reactions");
    assertThat(home.resolve("completion/_hocl")).content().contains("--max-reactions");
    assertThat(home.resolve("completion/hocl.fish")).content().contains("max-reactions");

    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("bin/hocl").toString(), "run", "examples/hello/hello.hocl")
            .directory(home.toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", folder.toString(),
                "HOCL_JAVA", System.getProperty("java.home"),
                "HOCL_CACHE", "off"));
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).isEqualTo(Files.readString(home.resolve("examples/hello/hello.out")));
    assertThat(process.waitFor()).isZero();
  }

  /** Unpacks as {@code unzip} does, and answers with the one folder that comes. */
  private static Path unpack(Path to) throws IOException {
    Path zip = Path.of(Objects.requireNonNull(System.getProperty("hocl.distribution")));
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        Path path = to.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.resolveSibling("."));
        try (InputStream in = file.getInputStream(entry)) {
          Files.copy(in, path);
        }
      }
    }
    List<Path> found;
    try (var inside = Files.list(to)) {
      found = inside.toList();
    }
    assertThat(found).hasSize(1);
    Path home = found.getFirst();
    // the JDK does not set permissions when it unpacks a zip
    Files.setPosixFilePermissions(
        home.resolve("bin/hocl"), PosixFilePermissions.fromString("r-xr-xr-x"));
    return home;
  }
}
