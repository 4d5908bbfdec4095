package hocl.repl;

import hocl.repl.command.Commands;
import hocl.repl.report.Version;
import hocl.repl.shell.KnownCommand;
import hocl.repl.shell.ManPage;
import hocl.repl.shell.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the files of a distribution that are made from its jars. */
public final class Handouts {

  private static final int ID_BYTES = 8;
  private static final int COMMIT_DIGITS = 12;

  private Handouts() {}

  /**
   * Writes the completions for all shells, the page for {@code man}, and beside the jars what the
   * launcher reads: their names, a number that tells them from other builds, and the commit they
   * were built from, if git knows it.
   *
   * @param arguments the folder of the distribution, with its jars in {@code lib}
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path lib = folder.resolve("lib");
    List<Path> jars;
    try (Stream<Path> files = Files.list(lib)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    write(
        lib.resolve("classpath"),
        jars.stream().map(jar -> jar.getFileName().toString()).collect(Collectors.joining(" "))
            + "\n");
    write(lib.resolve("id"), id(jars) + "\n");
    String commit = commit();
    if (commit.isEmpty()) {
      Files.deleteIfExists(lib.resolve("build"));
    } else {
      write(lib.resolve("build"), commit + "\n");
    }
    List<KnownCommand> commands = Commands.known();
    for (Shell shell : Shell.values()) {
      write(folder.resolve(shell.path()), shell.of(commands));
    }
    write(
        folder.resolve("man/man1/hocl.1"), ManPage.of(Version.number(), Overview.text(), commands));
  }

  private static String id(List<Path> jars) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path jar : jars) {
        digest.update(Files.readAllBytes(jar));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The commit of the working directory, or nothing where there is none or no git. */
  private static String commit() {
    try {
      Process git =
          new ProcessBuilder("git", "rev-parse", "--short=" + COMMIT_DIGITS, "HEAD")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? said.strip() : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }
}
