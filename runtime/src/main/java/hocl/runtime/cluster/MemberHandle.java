package hocl.runtime.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The process of a member, as the process that started it sees it. Any thread may call. */
final class MemberHandle {

  private final int voter;
  private final Process process;
  private final Frames frames;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, CompletableFuture<Frames.Frame>> open = new ConcurrentHashMap<>();
  private volatile int port;
  private volatile boolean ending;

  /** The job that it got last. */
  private byte @Nullable [] given;

  /** Starts a process. */
  MemberHandle(int voter, List<String> command) throws IOException {
    this.voter = voter;
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(
        Boolean.getBoolean("hocl.cluster.verbose")
            ? ProcessBuilder.Redirect.INHERIT
            : ProcessBuilder.Redirect.DISCARD);
    // options that a JVM takes from there are announced on the pipe
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    process = builder.start();
    frames = new Frames(process.getInputStream(), process.getOutputStream());
    Thread reader = new Thread(this::read, "hocl-member-" + voter);
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try {
      while (true) {
        Frames.Frame frame = frames.read();
        CompletableFuture<Frames.Frame> answer = open.remove(frame.number());
        if (answer != null) {
          answer.complete(frame);
        }
      }
    } catch (IOException e) {
      if (!ending) {
        process.destroyForcibly();
      }
      open.values().forEach(answer -> answer.completeExceptionally(e));
    }
  }

  /**
   * Sends a message and waits for the answer.
   *
   * @throws IOException if the process is gone, or silent for too long
   */
  Frames.Frame call(int kind, byte[] content, Duration longest)
      throws IOException, InterruptedException {
    long number = numbers.incrementAndGet();
    CompletableFuture<Frames.Frame> answer = new CompletableFuture<>();
    open.put(number, answer);
    try {
      frames.write(number, kind, content);
      if (!process.isAlive()) {
        throw new IOException("the process has ended");
      }
      return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("no answer", e);
    } finally {
      open.remove(number);
    }
  }

  /**
   * Lets it join others.
   *
   * @return its port and the number of members that it sees, with a blank between
   * @throws IOException if it does not start, the process is gone, or silent for too long
   */
  String start(byte[] settings, Duration longest) throws IOException, InterruptedException {
    Frames.Frame answer = call(Frames.START, settings, longest);
    if (answer.kind() == Frames.FAILED) {
      throw new IOException(Parts.text(answer.content()));
    }
    return Parts.text(answer.content());
  }

  /**
   * Gives it a job, unless it has that job already.
   *
   * @return why it cannot do the job, or null
   * @throws IOException if the process is gone, or silent for too long
   */
  synchronized @Nullable String give(byte[] job, Duration longest)
      throws IOException, InterruptedException {
    if (Arrays.equals(given, job)) {
      return null;
    }
    Frames.Frame answer = call(Frames.WORK, job, longest);
    if (answer.kind() == Frames.FAILED) {
      return Parts.text(answer.content());
    }
    given = job.clone();
    return null;
  }

  /** Ends what the process reads, and waits until it has ended, whatever it still says. */
  void endInOrder() throws InterruptedException {
    ending = true;
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // then it has ended
    }
    process.waitFor();
  }

  int voter() {
    return voter;
  }

  /** The port at which other members reach it, or 0 while it has not joined. */
  int port() {
    return port;
  }

  void joined(int atPort) {
    port = atPort;
  }

  /** Takes note that it joins anew, so that it has no job yet. */
  synchronized void leaves() {
    given = null;
  }

  Process process() {
    return process;
  }

  /** Whether it has joined, and the process goes on. */
  boolean isReady() {
    return port != 0 && process.isAlive();
  }
}
