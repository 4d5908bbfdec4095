package hocl.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the sources readable, and free of what belongs to one machine only. */
final class HygieneTest {
  /** Speaks to another process over standard output, and so keeps everything else from there. */
  private static final String MEMBER = "cluster/MemberMain";

  private static final int LONGEST_SOURCE = 400;

  /** This file, which has to spell what it forbids. */
  private static final String ITSELF = HygieneTest.class.getSimpleName() + ".java";

  private static final Pattern BUILD_OUTPUT =
      Pattern.compile("(^|.*/)target/.*|.*\\.(class|jar|aot|log)");

  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w./$}*-])/(root|work|tmp|home/[a-z]+|Users/[A-Za-z]+)/[\\w.]");

  private static final Pattern REGISTRY =
      Pattern.compile(
          "repo1?\\.maven|maven\\.org|registry\\.npmjs|deb\\.debian|central\\.sonatype|"
              + "jcenter|jitpack\\.io|oss\\.sonatype",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LEFT_OPEN = Pattern.compile("\\b(TODO|FIXME|XXX)\\b|@Disabled\\b");

  private static final Pattern EXIT =
      Pattern.compile("\\bSystem\\.exit\\(|\\.halt\\(|Runtime\\.getRuntime\\(\\)\\.exit\\(");

  private static final Pattern CONSOLE = Pattern.compile("\\bSystem\\.(out|err)\\b");

  private static final Pattern SLEEP = Pattern.compile("\\bThread\\.sleep\\(|\\.sleep\\(");

  private static final ProjectFiles FILES = ProjectFiles.load();

  @Test
  void everySourceIsShortEnoughToRead() {
    assertThat(sources(file -> true))
        .filteredOn(file -> FILES.lines(file).size() > LONGEST_SOURCE)
        .as("sources longer than %d lines", LONGEST_SOURCE)
        .isEmpty();
  }

  @Test
  void noTwoClassesHaveTheSameName() {
    assertThat(sources(file -> !file.endsWith("package-info.java")))
        .extracting(Path::getFileName)
        .doesNotHaveDuplicates();
  }

  @Test
  void noBuildOutputIsKept() {
    assertThat(FILES.all())
        .filteredOn(file -> BUILD_OUTPUT.matcher(unix(file)).matches())
        .isEmpty();
  }

  @Test
  void nothingNamesAFolderOfOneMachine() {
    assertThat(linesWith(MACHINE_PATH, FILES.all())).isEmpty();
  }

  @Test
  void nothingNamesTheHostOfARegistry() {
    assertThat(linesWith(REGISTRY, FILES.all())).isEmpty();
  }

  @Test
  void nothingIsLeftOpenInTheSources() {
    assertThat(linesWith(LEFT_OPEN, sources(file -> true))).isEmpty();
  }

  @Test
  void theLicenceIsThere() {
    assertThat(String.join("\n", FILES.lines(Path.of("LICENSE"))))
        .contains("Apache License")
        .contains("Version 2.0");
  }

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() {
    Set<String> explained =
        sources(file -> file.endsWith("package-info.java")).stream()
            .filter(file -> String.join("\n", FILES.lines(file)).contains("@Null"))
            .map(HygieneTest::packageOf)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> used =
        sources(file -> true).stream()
            .map(HygieneTest::packageOf)
            .collect(Collectors.toCollection(TreeSet::new));
    used.removeAll(explained);
    assertThat(used).as("packages without a null-marked package-info.java").isEmpty();
  }

  @Test
  void onlyTheMainClassesEndTheProcess() {
    assertThat(
            linesWith(
                EXIT,
                sources(file ->
                    !unix(file).matches(".*/hocl/repl/(Main|WarmUp|" + MEMBER + ")\\.java"))))
        .isEmpty();
  }

  @Test
  void nothingWritesToTheConsoleBehindTheCommandLine() {
    assertThat(
            linesWith(
                CONSOLE,
                sources(file ->
                    unix(file).contains("/src/main/") && !unix(file).endsWith(MEMBER + ".java"))))
        .isEmpty();
  }

  @Test
  void noTestWaitsForTimeToPass() {
    assertThat(linesWith(SLEEP, sources(file -> unix(file).contains("/src/test/")))).isEmpty();
  }

  @Test
  void everyProgramOfTheExamplesHasItsExpectation() {
    assertThat(FILES.ending(".hocl"))
        .filteredOn(file -> unix(file).matches("examples/([^/]+)/\\1\\.hocl"))
        .isNotEmpty()
        .allSatisfy(file ->
            assertThat(List.of(".out", ".any", ".err"))
                .as("expectations beside %s", unix(file))
                .anyMatch(ending -> exists(unix(file).replaceAll("\\.hocl$", ending))));
  }

  @Test
  void theReadmesOfTheHouseAreThere() {
    assertThat(Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", ".ci/run", "hocl"))
        .allMatch(HygieneTest::exists);
    assertThat(ProjectFiles.root().resolve("hocl")).isExecutable();
    assertThat(ProjectFiles.root().resolve(".ci/run")).isExecutable();
  }

  private static boolean exists(String file) {
    return Files.exists(ProjectFiles.root().resolve(file));
  }

  private static List<Path> sources(Predicate<Path> wanted) {
    return FILES.ending(".java").stream()
        .filter(file -> unix(file).matches("[^/]+/src/[^/]+/java/.*"))
        .filter(file -> !file.endsWith(ITSELF))
        .filter(wanted)
        .toList();
  }

  private static List<String> linesWith(Pattern pattern, List<Path> files) {
    return files.stream()
        .filter(file -> !file.endsWith(ITSELF))
        .flatMap(file ->
            FILES.lines(file).stream()
                .filter(line -> pattern.matcher(line).find())
                .map(line -> unix(file) + ": " + line.strip()))
        .toList();
  }

  private static String packageOf(Path file) {
    String name = unix(file);
    String module = name.substring(0, name.indexOf('/'));
    int start = name.indexOf("/java/") + "/java/".length();
    return module + " " + name.substring(start, name.lastIndexOf('/')).replace('/', '.');
  }

  private static String unix(Path file) {
    return file.toString().replace('\\', '/');
  }
}
