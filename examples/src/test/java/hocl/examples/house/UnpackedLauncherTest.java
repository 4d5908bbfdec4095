package hocl.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.examples.house.SmallMachine.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher as it lies in a distribution, beside jars, on a machine without Maven. */
@DisabledOnOs(OS.WINDOWS)
final class UnpackedLauncherTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path home;

  @SuppressWarnings("NullAway.Init")
  private SmallMachine machine;

  @BeforeEach
  void layOut() throws IOException {
    folder = folder.toRealPath();
    machine = new SmallMachine(folder);
    home = folder.resolve("a place/hocl-1");
    SmallMachine.write(home.resolve("lib/classpath"), "first.jar second.jar\n");
    SmallMachine.write(home.resolve("lib/id"), "0123456789abcdef\n");
    SmallMachine.write(home.resolve("lib/warm/rehearsal.txt"), "run x.hocl\n");
    Files.createDirectories(home.resolve("bin"));
    Files.copy(ProjectFiles.root().resolve("hocl"), home.resolve("bin/hocl"));
    Path java = machine.jdk().resolve("bin/java");
    // notes that it records, and records
    Files.writeString(
        java,
        Files.readString(java)
            + """
            for argument in "$@"; do
              case $argument in
              -XX:AOTCacheOutput=*)
                echo recorded >>"$NOTES"
                echo cache >"${argument#*=}"
                ;;
              esac
            done
            """);
  }

  private Run run(Map<String, String> environment, String... arguments) {
    return machine.start(folder, home.resolve("bin/hocl"), environment, arguments).await();
  }

  private List<String> recorded() throws IOException {
    Path notes = folder.resolve("notes");
    return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
  }

  @Test
  void theFirstStartPreparesLaterOnes() throws IOException {
    Run first = run(Map.of(), "run", "a file.hocl");
    Run second = run(Map.of(), "run", "a file.hocl");

    assertThat(first.err()).isEmpty();
    assertThat(first.code()).isZero();
    assertThat(first.out()).containsSequence("hocl.repl.Main", "run", "a file.hocl");
    assertThat(first.out()).contains(home + "/lib/first.jar:" + home + "/lib/second.jar");
    Path cache = folder.resolve(".cache/hocl/starts/0123456789abcdef/25.0.1/start.aot");
    assertThat(first.out()).contains("-XX:AOTCache=" + cache);
    assertThat(second).isEqualTo(first);
    assertThat(recorded()).hasSize(1);
    assertThat(home.resolve("target")).doesNotExist();
  }

  @Test
  void sessionsHaveACacheOfTheirOwn() throws IOException {
    SmallMachine.write(home.resolve("lib/warm/session.txt"), "repl\n");
    Path caches = folder.resolve(".cache/hocl/starts/0123456789abcdef/25.0.1");
    assertThat(run(Map.of(), "repl").out())
        .contains("-XX:AOTCache=" + caches.resolve("session.aot"));
    assertThat(run(Map.of(), "run", "repl").out())
        .contains("-XX:AOTCache=" + caches.resolve("start.aot"));
    assertThat(recorded()).hasSize(2);
  }

  @Test
  void onlyWhoNeedsTheJarsOfNodesAndEditorsHasThem() throws IOException {
    SmallMachine.write(home.resolve("lib/cluster/third.jar"), "");
    SmallMachine.write(home.resolve("lib/lsp/fourth.jar"), "");
    String common = home + "/lib/first.jar:" + home + "/lib/second.jar";
    assertThat(run(Map.of(), "run", "node").out()).contains(common);
    assertThat(run(Map.of(), "node").out())
        .contains(common + ":" + home + "/lib/cluster/third.jar");
    assertThat(run(Map.of(), "lsp").out()).contains(common + ":" + home + "/lib/lsp/fourth.jar");
  }

  @Test
  void aNewerJdkIsPreparedForItself() throws IOException {
    Path newer = machine.makeJdk("newer", "26.0.2");
    Files.copy(
        machine.jdk().resolve("bin/java"),
        newer.resolve("bin/java"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    run(Map.of());
    run(Map.of("HOCL_JAVA", newer.toString()));
    run(Map.of());
    assertThat(recorded()).hasSize(2);
  }

  @Test
  void theCacheCanLieElsewhere() throws IOException {
    assertThat(run(Map.of("HOCL_CACHE", "there")).code()).isZero();
    assertThat(folder.resolve("there/starts/0123456789abcdef")).isDirectory();
    assertThat(run(Map.of("XDG_CACHE_HOME", folder.resolve("xdg").toString())).code()).isZero();
    assertThat(folder.resolve("xdg/hocl/starts/0123456789abcdef")).isDirectory();
    assertThat(folder.resolve(".cache")).doesNotExist();
  }

  @Test
  void withoutACacheItStartsAllTheSame() throws IOException {
    SmallMachine.write(folder.resolve("file"), "");
    Files.setPosixFilePermissions(
        home.resolve("lib"), PosixFilePermissions.fromString("r-xr-xr-x"));
    for (Map<String, String> environment :
        List.of(
            Map.of("HOCL_CACHE", "off"),
            Map.of("HOCL_CACHE", folder.resolve("file/below").toString()),
            Map.of("HOME", ""))) {
      Run run = run(environment);
      assertThat(run.err()).isEmpty();
      assertThat(run.code()).isZero();
      assertThat(run.out()).noneMatch(argument -> argument.startsWith("-XX:AOTCache"));
    }
    assertThat(recorded()).isEmpty();
  }

  @Test
  void whatCannotBePreparedIsNotTriedAgain() throws IOException {
    Path java = machine.jdk().resolve("bin/java");
    Files.writeString(
        java, Files.readString(java).replace("echo cache >", "echo failed >/dev/null; : "));
    for (int i = 0; i < 2; i++) {
      Run run = run(Map.of());
      assertThat(run.code()).isZero();
      assertThat(run.out()).noneMatch(argument -> argument.startsWith("-XX:AOTCache"));
    }
    assertThat(recorded()).hasSize(1);
  }
}
