package hocl.repl.report;

import hocl.repl.console.Interrupts;
import hocl.repl.option.ProgramSources;
import hocl.repl.option.UsageException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that a result goes to. It is not touched before there is a result, and then replaced as a
 * whole, so that it is never seen half written.
 */
public final class OutputFile {

  private final String name;
  private final Path path;

  private OutputFile(String name, Path path) {
    this.name = name;
    this.path = path;
  }

  /**
   * A file to be written later.
   *
   * @param option the option that names it, for the message
   * @throws UsageException if it is plain already that it cannot be written
   */
  public static OutputFile at(String option, String name) {
    Path path = ProgramSources.path(name);
    Path folder = path.toAbsolutePath().getParent();
    if (Files.isDirectory(path) || folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(
          "`" + option + "` cannot write `" + name + "`.", "Name a file in a folder that exists.");
    }
    return new OutputFile(name, path);
  }

  /** An existing file that is to be replaced. */
  public static OutputFile over(String name) {
    return new OutputFile(name, ProgramSources.path(name));
  }

  /** A writer of the content. */
  public interface Content {
    /** Writes it. */
    void write(Appendable out) throws IOException;
  }

  /** A writer of the content as bytes. */
  private interface Bytes {
    void write(OutputStream out) throws IOException;
  }

  /**
   * Writes the file anew, in UTF-8. If that fails, a file that was there before stays as it was.
   *
   * @throws UsageException if it cannot be written
   */
  public void write(Content content) {
    write(content, Interrupts.NEVER);
  }

  /**
   * Writes the file anew, as {@link #write(Content)} does. An interrupt ends the waiting for the
   * reader of a pipe.
   *
   * @throws UsageException if it cannot be written
   */
  public void write(Content content, Interrupts interrupts) {
    replace(
        stream -> {
          Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
          content.write(out);
          out.flush();
        },
        interrupts);
  }

  /**
   * Writes the file anew, as {@link #write(Content, Interrupts)} does.
   *
   * @throws UsageException if it cannot be written
   */
  public void write(byte[] content, Interrupts interrupts) {
    replace(stream -> stream.write(content), interrupts);
  }

  private void replace(Bytes content, Interrupts interrupts) {
    try {
      if (!Files.exists(path)) {
        replace(path.toAbsolutePath(), content);
      } else if (Files.isRegularFile(path)) {
        replace(path.toRealPath(), content);
      } else {
        // a device or a pipe has nothing to keep, and cannot be replaced
        PipeTransfer.run(() -> write(path, content, StandardOpenOption.WRITE), interrupts);
      }
    } catch (IOException e) {
      throw new UsageException(
          "`" + name + "` cannot be written: " + ProgramSources.reason(e) + ".", "");
    }
  }

  private static void replace(Path target, Bytes content) throws IOException {
    Path beside = target.resolveSibling("." + target.getFileName() + "." + pid() + ".tmp");
    try {
      write(beside, content, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
      if (Files.exists(target)) {
        keepPermissions(target, beside);
      }
      Files.move(
          beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (AccessDeniedException e) {
      // the folder takes no new file; an old one may still be written
      write(target, content, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  private static void write(Path path, Bytes content, StandardOpenOption... options)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(path, options)) {
      content.write(out);
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    if (Files.getFileStore(from).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }
}
