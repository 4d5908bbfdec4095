package hocl.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.examples.house.SmallMachine.Run;
import hocl.examples.house.SmallMachine.Started;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the launcher in a project of its own, with a Maven that notes its calls and a JDK whose
 * {@code java} prints its arguments, so that only the launcher itself is tried.
 */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
  private static final String NO_LOCK_OF_THE_SYSTEM = "without flock";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path project;

  @SuppressWarnings("NullAway.Init")
  private Path jdk;

  @SuppressWarnings("NullAway.Init")
  private SmallMachine machine;

  @BeforeEach
  void layOut() throws IOException {
    folder = folder.toRealPath();
    project = Files.createDirectories(folder.resolve("a project"));
    Files.copy(ProjectFiles.root().resolve("hocl"), project.resolve("hocl"));
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    SmallMachine.write(project.resolve("repl/src/main/java/Main.java"), "class Main {}");
    machine = new SmallMachine(folder);
    jdk = machine.jdk();
    SmallMachine.script(
        folder.resolve("bin/mvn"),
        """
        echo built >>"$NOTES"
        [ -z "${BROKEN:-}" ] || { echo "cannot compile Main"; exit 1; }
        mkdir -p repl/target/launcher/application
        echo jar >repl/target/launcher/application/first.jar
        echo jar >repl/target/launcher/application/second.jar
        """);
  }

  @Test
  void whatIsMissingIsBuiltOnceAndStarted() {
    Run first = run(Map.of(), "run", "a file.hocl");
    Run second = run(Map.of(), "run", "a file.hocl");

    assertThat(first.code()).isZero();
    assertThat(first.err()).isEmpty();
    assertThat(first.out()).containsSequence("hocl.repl.Main", "run", "a file.hocl");
    assertThat(String.join("\n", first.out())).contains("/first.jar:").contains("/second.jar\n");
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aNewerSourceIsBuiltAgain() throws IOException {
    Run first = run(Map.of());
    Files.setLastModifiedTime(
        project.resolve("repl/src/main/java/Main.java"),
        FileTime.from(Instant.now().plusSeconds(60)));
    Run second = run(Map.of());

    assertThat(second.code()).isZero();
    assertThat(second.out()).isNotEqualTo(first.out());
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aSourceDatedAheadIsBuiltOnce() throws IOException {
    Path source = project.resolve("repl/src/main/java/Main.java");
    FileTime ahead = FileTime.from(Instant.now().plusSeconds(86_400));
    Files.setLastModifiedTime(source, ahead);
    run(Map.of());
    run(Map.of());
    assertThat(builds()).isEqualTo(1);

    Files.writeString(source, "class Main { int changed; }");
    Files.setLastModifiedTime(source, ahead);
    run(Map.of());
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void anotherCollectorTakesThePlaceOfTheUsualOne() {
    Run run = run(Map.of("HOCL_JAVA_OPTS", "-XX:+UseG1GC"));

    assertThat(run.out()).contains("-XX:+UseG1GC").doesNotContain("-XX:+UseSerialGC");
    assertThat(run(Map.of()).out()).contains("-XX:+UseSerialGC");
  }

  @Test
  void aJvmThatDoesNotStartIsAnErrorOfTheCommandLine() throws IOException {
    Path java = jdk.resolve("bin/java");
    Files.writeString(
        java,
        Files.readString(java)
            .replaceFirst(
                "\n", "\ncase \"\\$*\" in *NoSuch*) echo unrecognized; exit 1 ;; esac\n"));

    Run run = run(Map.of("HOCL_JAVA_OPTS", "-XX:NoSuch"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .containsExactly(
            "unrecognized", "hocl: the JVM does not start with the options -XX:NoSuch.");
  }

  @Test
  void whatIsClosedIsNotLeftToTheFirstFileThatTheJvmOpens() throws IOException {
    Path seen = folder.resolve("seen");
    Path java = jdk.resolve("bin/java");
    Files.writeString(
        java,
        Files.readString(java)
            + """
            { true 3<&0; } 2>/dev/null && echo in >>'%1$s'
            { true 3>&1; } 2>/dev/null && echo out >>'%1$s'
            { echo lost; } 2>/dev/null || echo refused >>'%1$s'
            """
                .formatted(seen));
    Path closed = folder.resolve("closed");
    SmallMachine.script(closed, "exec '" + project.resolve("hocl") + "' \"$@\" <&- >&-\n");
    machine.start(folder, closed, Map.of(), "run", "a.hocl").await();
    assertThat(seen).hasContent("in\nout\nrefused");
  }

  @Test
  void fileNamesBeyondAsciiAreReadInTheLocaleC() throws IOException {
    Path java = jdk.resolve("bin/java");
    Files.writeString(java, Files.readString(java) + "echo locale:${LC_ALL:-$LC_CTYPE}\n");

    assertThat(run(Map.of()).out()).contains("locale:C.UTF-8");
    assertThat(run(Map.of("LC_ALL", "C")).out()).contains("locale:C.UTF-8");
    assertThat(run(Map.of("LC_ALL", "de_DE.UTF-8")).out()).contains("locale:de_DE.UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"with flock", NO_LOCK_OF_THE_SYSTEM})
  void severalAtOnceBuildOnlyOnce(String lock) throws IOException {
    if (lock.equals(NO_LOCK_OF_THE_SYSTEM)) {
      Files.delete(folder.resolve("bin/flock"));
    }
    List<Started> started =
        IntStream.range(0, 6).mapToObj(number -> start(folder, project.resolve("hocl"))).toList();
    List<Run> runs = started.stream().map(Started::await).toList();

    assertThat(runs).allSatisfy(run -> assertThat(run.code()).isZero());
    assertThat(runs.stream().map(Run::out).distinct()).hasSize(1);
    assertThat(builds()).isEqualTo(1);
    assertThat(project.resolve("target/application/lock.d")).doesNotExist();
  }

  @Test
  void theLockOfAnOwnerThatIsGoneHoldsNobodyUp() throws Exception {
    Files.delete(folder.resolve("bin/flock"));
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    SmallMachine.write(project.resolve("target/application/lock.d/" + gone.pid()), "");

    assertThat(run(Map.of()).code()).isZero();
    assertThat(builds()).isEqualTo(1);
    assertThat(project.resolve("target/application/lock.d")).doesNotExist();
  }

  @Test
  void aNumberThatAnotherProcessHasGotSinceHoldsNobodyUp() throws IOException {
    Files.delete(folder.resolve("bin/flock"));
    SmallMachine.write(
        project.resolve("target/application/lock.d/" + ProcessHandle.current().pid()),
        "long ago\n");

    assertThat(run(Map.of()).code()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with flock", NO_LOCK_OF_THE_SYSTEM})
  void noOtherBuildBeginsWhileThatOfAKilledLauncherGoesOn(String lock) throws Exception {
    Path begun = pipe("begun");
    Path goOn = pipe("go-on");
    Path waits = pipe("waits");
    announce(lock.equals(NO_LOCK_OF_THE_SYSTEM) ? "sleep" : "flock");
    SmallMachine.script(
        folder.resolve("bin/mvn"),
        Files.readString(folder.resolve("bin/mvn"))
            + """
            if [ -n "${HOLD:-}" ]; then
              echo begun >"$HOLD/begun"
              read -r _ <"$HOLD/go-on"
              echo ended >>"$NOTES"
            fi
            """);
    if (lock.equals(NO_LOCK_OF_THE_SYSTEM)) {
      Files.delete(folder.resolve("bin/flock"));
    }
    Map<String, String> hold = Map.of("HOLD", folder.toString());
    Started first = machine.start(folder, project.resolve("hocl"), hold);
    Files.readString(begun);
    first.process().destroyForcibly().waitFor();

    Started second =
        machine.start(folder, project.resolve("hocl"), Map.of("WAITS", waits.toString()));
    Files.readString(waits);
    Files.writeString(goOn, "\n");

    assertThat(second.await().code()).isZero();
    assertThat(Files.readAllLines(folder.resolve("notes")))
        .containsExactly("built", "ended", "built");
    assertThat(project.resolve("target/application/lock.d")).doesNotExist();
  }

  /** Has a program of the small machine write to the pipe $WAITS, the first time it is called. */
  private void announce(String tool) throws IOException {
    Path program = folder.resolve("bin").resolve(tool);
    SmallMachine.script(
        program,
        "if [ -p \"${WAITS:-}\" ]; then echo >\"$WAITS\"; rm -f \"$WAITS\"; fi\n"
            + Files.readString(program));
  }

  private Path pipe(String name) throws IOException, InterruptedException {
    Path pipe = folder.resolve(name);
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  @Test
  void itStartsFromAnyFolderAndThroughLinks() throws IOException {
    Path inside = Files.createDirectories(folder.resolve("elsewhere/deep"));
    Path absolute = Files.createSymbolicLink(inside.resolve("one"), project.resolve("hocl"));
    Path relative = Files.createSymbolicLink(folder.resolve("elsewhere/two"), Path.of("deep/one"));

    assertThat(start(inside, absolute).await().code()).isZero();
    assertThat(start(inside, relative).await().code()).isZero();
    assertThat(builds()).isEqualTo(1);
    assertThat(inside).isDirectoryNotContaining("glob:**target");
  }

  @Test
  void anOldJdkIsPassedOver() {
    Path old = machine.makeJdk("old", "17.0.2");

    Run run =
        run(Map.of("JAVA_HOME", old.toString(), "PATH", machine.path() + ":" + jdk.resolve("bin")));

    assertThat(run.code()).isZero();
    assertThat(run.out()).first().asString().doesNotContain("/old/");
  }

  @Test
  void aNamedJdkThatWillNotDoIsAnErrorOfOneSentence() {
    Path old = machine.makeJdk("old", "17.0.2");

    Run run = run(Map.of("HOCL_JAVA", old.toString()));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .containsExactly("hocl: HOCL_JAVA is `" + old + "`, which is not a JDK 25 or later.");
    assertThat(builds()).isZero();
  }

  @Test
  void theNamedJavaMayBeTheProgramItself() {
    Path newer = machine.makeJdk("newer", "26");

    Run run = run(Map.of("HOCL_JAVA", newer.resolve("bin/java").toString()));

    assertThat(run.out()).first().isEqualTo(newer + "/bin/java");
  }

  @Test
  void aFailedBuildShowsItsMessagesAndLeavesNothingBehind() {
    Run broken = run(Map.of("BROKEN", "yes"));
    Run mended = run(Map.of());

    assertThat(broken.code()).isEqualTo(2);
    assertThat(broken.err()).first().isEqualTo("cannot compile Main");
    assertThat(broken.err()).last().asString().startsWith("hocl: the build failed");
    assertThat(mended.code()).isZero();
  }

  @Test
  void optionsReachTheJvmWithoutItsAnnouncement() {
    Run run =
        run(
            Map.of(
                "JAVA_OPTS", "-Da=1 -Db=2",
                "HOCL_JAVA_OPTS", "-Dc=3",
                "JAVA_TOOL_OPTIONS", "-Dd=4",
                "JDK_JAVA_OPTIONS", "-De=5"));

    assertThat(run.out()).containsSubsequence("-Dd=4", "-De=5", "-Da=1", "-Db=2", "-Dc=3", "-cp");
    assertThat(run.out()).contains("announced:");
  }

  private Run run(Map<String, String> environment, String... arguments) {
    return machine.start(folder, project.resolve("hocl"), environment, arguments).await();
  }

  private Started start(Path from, Path launcher) {
    return machine.start(from, launcher, Map.of());
  }

  private int builds() {
    try {
      Path notes = folder.resolve("notes");
      return Files.exists(notes) ? Files.readAllLines(notes).size() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
