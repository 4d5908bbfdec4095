package hocl.examples.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A machine in a folder: few programs, and a JDK whose {@code java} prints its arguments. */
final class SmallMachine {

  private final Path folder;
  private final Path jdk;

  /** Sets it up in a folder. */
  SmallMachine(Path folder) {
    this.folder = folder;
    jdk = makeJdk("jdk", "25.0.1");
    for (String tool :
        "mkdir mv rm rmdir cat date find ls grep tail sleep readlink flock cksum".split(" ")) {
      link(tool);
    }
  }

  /** The JDK that JAVA_HOME names. */
  Path jdk() {
    return jdk;
  }

  /** Starts a launcher with these variables besides the usual ones. */
  Started start(Path from, Path launcher, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
    Map<String, String> all = new HashMap<>();
    all.put("PATH", path());
    all.put("HOME", folder.toString());
    all.put("JAVA_HOME", jdk.toString());
    all.put("NOTES", folder.resolve("notes").toString());
    all.putAll(environment);
    builder.environment().clear();
    builder.environment().putAll(all);
    try {
      Path out = Files.createTempFile(folder, "out", "");
      Path err = Files.createTempFile(folder, "err", "");
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      return new Started(process, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of all programs that are found by their names. */
  String path() {
    return folder.resolve("bin").toString();
  }

  /** A JDK of which only {@code java} does something: it prints its arguments. */
  Path makeJdk(String name, String version) {
    Path home = folder.resolve(name);
    write(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
    script(home.resolve("bin/javac"), "");
    script(
        home.resolve("bin/java"),
        """
        echo "$0"
        echo "announced:${JAVA_TOOL_OPTIONS:-}${JDK_JAVA_OPTIONS:-}"
        for argument in "$@"; do echo "$argument"; done
        """);
    return home;
  }

  /** Puts a program of the system on the path. */
  void link(String tool) {
    Stream.of("/bin", "/usr/bin")
        .map(place -> Path.of(place, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .ifPresent(
            found -> script(folder.resolve("bin").resolve(tool), "exec " + found + " \"$@\"\n"));
  }

  /** Writes a file that can be executed. */
  static void script(Path file, String body) {
    write(file, "#!/bin/sh\n" + body);
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file and the folders above it. */
  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Started(Process process, Path outFile, Path errFile) {
    Run await() {
      try {
        int code = process.waitFor();
        return new Run(
            code,
            Files.readAllLines(outFile, StandardCharsets.UTF_8),
            Files.readAllLines(errFile, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  record Run(int code, List<String> out, List<String> err) {}
}
