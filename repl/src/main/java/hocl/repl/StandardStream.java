package hocl.repl;

import hocl.repl.console.ReaderGoneException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Standard output or standard error of this process, as bytes. Tells a reader that has gone away
 * from every other reason why nothing can be written. One thread at a time.
 */
final class StandardStream extends OutputStream {

  private final FileOutputStream stream;
  private final int number;

  private StandardStream(FileDescriptor descriptor, int number) {
    super();
    this.stream = new FileOutputStream(descriptor);
    this.number = number;
  }

  /** Standard output. */
  static OutputStream out() {
    return new StandardStream(FileDescriptor.out, 1);
  }

  /** Standard error. */
  static OutputStream err() {
    return new StandardStream(FileDescriptor.err, 2);
  }

  @Override
  public void write(int value) throws IOException {
    try {
      stream.write(value);
    } catch (IOException e) {
      throw explained(e);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      stream.write(bytes, from, length);
    } catch (IOException e) {
      throw explained(e);
    }
  }

  private IOException explained(IOException e) {
    return isBrokenPipe(e) || isPipe() ? new ReaderGoneException(e, isOfBoth()) : e;
  }

  /** Whether the system says so; it may do so in another language. */
  private static boolean isBrokenPipe(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("pipe") || message.contains("connection reset");
  }

  /** Whether the stream is one that fails only without a reader, where the system tells. */
  private boolean isPipe() {
    String target = target(number);
    return target.startsWith("pipe:") || target.startsWith("socket:");
  }

  /** Whether standard output and standard error have one reader, where the system tells. */
  private static boolean isOfBoth() {
    String target = target(1);
    return !target.isEmpty() && target.equals(target(2));
  }

  /** The description that the system has of a stream; empty where it has none. */
  private static String target(int number) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd", String.valueOf(number))).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}
