package hocl.runtime.cluster;

import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Ending;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.task.Blobs;
import hocl.runtime.task.Executor;
import hocl.runtime.task.Sizes;
import hocl.runtime.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The executors of one node for one job. */
final class Workforce {

  /** The holder of a lease may be silent for this long; a member that is gone is noticed sooner. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Rules may recurse over deep atoms; memory is only taken as far as it is used. */
  private static final long STACK_BYTES = 1L << 30;

  private final Node node;
  private final List<Thread> threads = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();

  /**
   * Starts executors, which end with the job.
   *
   * @param failures writes what is told of a failure
   * @param dropped called on an executor's thread if the job goes on without it: with an error, or
   *     with null if the ledger does not let it take part
   */
  Workforce(
      Node node,
      JobSpec spec,
      Distribution distribution,
      Chemistry chemistry,
      Sizes sizes,
      int count,
      Function<ReactionFailure, Bytes> failures,
      Consumer<@Nullable Throwable> dropped) {
    this.node = node;
    node.attend(spec.id());
    Blobs blobs = new Blobs(node.blobs(), spec.id(), chemistry.definitions(), sizes.blobAtoms());
    for (int slot = 0; slot < count; slot++) {
      int number = slot;
      Thread thread =
          new Thread(
              null,
              () -> {
                Task task =
                    new Task(
                        chemistry,
                        distribution,
                        spec.fragments(),
                        spec.mergeAtoms(),
                        blobs,
                        node.sender(number).incarnation(),
                        failures);
                work(
                    new Executor(
                        node.sender(number),
                        node.post(spec.id()),
                        blobs,
                        task,
                        PATIENCE,
                        cancellation),
                    dropped);
              },
              "hocl-executor-" + slot,
              STACK_BYTES);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void work(Executor executor, Consumer<@Nullable Throwable> dropped) {
    try {
      Ending ending = executor.run();
      if (ending == null && !cancellation.isCancelled()) {
        dropped.accept(null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (CodecException | RuntimeException | Error e) {
      if (node.isRunning()) {
        dropped.accept(e);
      }
    }
  }

  /** Stops the executors after what they do now. */
  void stop() {
    cancellation.cancel();
  }

  /** Waits until all executors have ended. */
  void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
