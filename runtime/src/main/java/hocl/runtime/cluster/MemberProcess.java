package hocl.runtime.cluster;

import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member in a process of its own, which obeys the process that started it over a pair of pipes,
 * and ends when these close.
 */
public final class MemberProcess {

  private static final String STACK = "hocl-request";
  private static final long STACK_BYTES = 1L << 30;

  private final Frames frames;
  private final ProgramBytes programs;
  private final Runnable end;
  private volatile @Nullable Node node;
  private final Acquaintances met = new Acquaintances();
  private @Nullable Holdings holdings;
  private volatile boolean excluded;
  private volatile int threads = 1;

  private MemberProcess(Frames frames, ProgramBytes programs, Runnable end) {
    this.frames = frames;
    this.programs = programs;
    this.end = end;
  }

  /**
   * Serves until the pipes close.
   *
   * @param in messages of the process that started this one
   * @param out takes the answers; nothing else may write to it
   * @param programs compiles programs
   * @param end ends the process at once: called when this member may not take part any longer
   */
  public static void serve(InputStream in, OutputStream out, ProgramBytes programs, Runnable end) {
    Frames frames = new Frames(in, out);
    MemberProcess process = new MemberProcess(frames, programs, end);
    try {
      while (true) {
        Frames.Frame frame = frames.read();
        Thread thread = new Thread(null, () -> process.handle(frame), STACK, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // the process that started this one is gone, so its result would not be read
    }
  }

  private void handle(Frames.Frame frame) {
    try {
      byte[] answer = answer(frame);
      if (answer == null) {
        frames.write(frame.number(), Frames.ABSENT);
      } else {
        frames.write(frame.number(), Frames.DONE, answer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (NodeEndedException e) {
      // without an answer another member is asked
    } catch (IOException | CodecException | RuntimeException | Error e) {
      fail(frame, e);
    }
  }

  private void fail(Frames.Frame frame, Throwable failure) {
    try {
      String message = failure.getMessage();
      frames.write(
          frame.number(),
          Frames.FAILED,
          Parts.text(message == null ? failure.getClass().getName() : message));
    } catch (IOException e) {
      end.run();
    }
  }

  private byte @Nullable [] answer(Frames.Frame frame) throws CodecException, InterruptedException {
    return switch (frame.kind()) {
      case Frames.START -> start(MemberSettings.decode(frame.content()));
      case Frames.SEND -> {
        List<byte[]> parts = Parts.split(frame.content(), 2);
        yield Codec.encode(
            node().post(Parts.text(parts.getFirst())).send(Codec.request(parts.getLast())));
      }
      case Frames.PUT -> {
        List<byte[]> parts = Parts.split(frame.content(), 2);
        node().blobs().put(Parts.text(parts.getFirst()), parts.getLast());
        yield new byte[0];
      }
      case Frames.GET -> node().blobs().get(Parts.text(frame.content()));
      case Frames.REMOVE -> {
        node().blobs().remove(Parts.text(frame.content()));
        yield new byte[0];
      }
      case Frames.WORK -> {
        work(frame.content());
        yield new byte[0];
      }
      case Frames.STANDING -> standing();
      case Frames.OWNER ->
          Parts.text(node().ownerOf(Parts.text(frame.content())) + " " + node().name());
      default -> throw new IllegalArgumentException("there is no message of this kind");
    };
  }

  /** Starts a member; the one before leaves, and what this process holds stays. */
  private synchronized byte[] start(MemberSettings settings) {
    threads = settings.threads();
    Node before = node;
    if (before != null) {
      before.kill();
    }
    if (holdings == null) {
      holdings = new Holdings(settings.voter(), settings.voters());
    }
    excluded = false;
    Node started = Node.start(settings, holdings, met);
    node = started;
    return Parts.text(started.port() + " " + started.members());
  }

  /** Whether this member is where it can work. */
  private byte[] standing() {
    Node started = node;
    boolean well = started != null && started.hasMajority() && !excluded;
    return Parts.text((well ? "together" : "alone") + (node().remembers() ? "" : " forgetful"));
  }

  private Node node() {
    Node started = node;
    if (started == null) {
      throw new IllegalStateException("the member has not been started");
    }
    return started;
  }

  private void work(byte[] content) throws CodecException {
    Workforce.of(node(), content, programs, threads, this::dropped);
  }

  /** A member that fails is replaced by the process that started it; others join anew. */
  private void dropped(@Nullable Throwable failure) {
    if (failure == null) {
      excluded = true;
    } else {
      failure.printStackTrace();
      end.run();
    }
  }
}
