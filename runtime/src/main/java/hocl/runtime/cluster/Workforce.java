package hocl.runtime.cluster;

import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.key.SigningKey;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Ending;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Sender;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.CpuTime;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.task.Blobs;
import hocl.runtime.task.Executor;
import hocl.runtime.task.Hands;
import hocl.runtime.task.QuarantinedException;
import hocl.runtime.task.Sizes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The executors of one node for one job. Any thread may call. */
final class Workforce {

  /** The holder of a lease may be silent for this long; a member that is gone is noticed sooner. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Rules may recurse over deep atoms; memory is only taken as far as it is used. */
  private static final long STACK_BYTES = 1L << 30;

  private final Worksite site;
  private final Consumer<@Nullable Throwable> dropped;
  private final List<Executor> executors = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private volatile boolean quarantined;

  /**
   * Starts executors, which end with the job.
   *
   * @param count the number of executors
   * @param failures writes what is told of a failure
   * @param dropped called on an executor's thread if the job goes on without it: with an error, or
   *     with null if the ledger does not let it take part
   */
  Workforce(
      Worksite site,
      JobSpec spec,
      Distribution distribution,
      Chemistry chemistry,
      Sizes sizes,
      int count,
      Function<ReactionFailure, Bytes> failures,
      Consumer<@Nullable Throwable> dropped) {
    this.site = site;
    this.dropped = dropped;
    site.attend(spec.id());
    Blobs blobs = new Blobs(site.blobs(), spec.id(), chemistry.definitions(), sizes.blobAtoms());
    Hands hands = Hands.of(chemistry, distribution, spec, blobs, failures);
    SigningKey key = spec.isChecked() ? SigningKey.draw() : null;
    for (int slot = 0; slot < count; slot++) {
      Sender sender = site.sender(slot);
      executors.add(
          new Executor(
              sender,
              site.post(spec.id()),
              blobs,
              hands.task(sender.incarnation(), CpuTime::now),
              hands.verifier(sender.incarnation() + slot),
              PATIENCE,
              cancellation,
              key));
    }
    wakeAll();
  }

  /**
   * Starts executors for a job that was submitted.
   *
   * @param content the command that began the job, as bytes
   * @throws CodecException if it is none
   * @throws IllegalArgumentException if the program cannot be compiled here; the message is a
   *     sentence that says why
   */
  static Workforce of(
      Worksite site,
      byte[] content,
      ProgramBytes programs,
      int count,
      Consumer<@Nullable Throwable> dropped)
      throws CodecException {
    if (!(Codec.request(content).command() instanceof Command.Create create)) {
      throw new IllegalArgumentException("no job");
    }
    JobSpec spec = create.spec();
    BlobRef ref = spec.program();
    if (ref == null) {
      throw new IllegalArgumentException("the job has no program");
    }
    Blobs blobs = new Blobs(site.blobs(), spec.id(), Definitions.NONE, 1);
    JobText text = JobText.decode(blobs.bytes(ref));
    Chemistry chemistry = programs.compile(text.program().get());
    return new Workforce(
        site, spec, text.distribution(), chemistry, Sizes.USUAL, count, programs::write, dropped);
  }

  /** Starts the executors again that have ended. */
  synchronized void wake() {
    wakeAll();
  }

  private void wakeAll() {
    for (int i = 0; i < executors.size(); i++) {
      Executor executor = executors.get(i);
      Thread before = i < threads.size() ? threads.get(i) : null;
      if (quarantined || cancellation.isCancelled() || (before != null && before.isAlive())) {
        continue;
      }
      Thread thread = new Thread(null, () -> work(executor), "hocl-executor-" + i, STACK_BYTES);
      thread.setDaemon(true);
      if (before == null) {
        threads.add(thread);
      } else {
        threads.set(i, thread);
      }
      thread.start();
    }
  }

  private void work(Executor executor) {
    try {
      Ending ending = executor.run();
      if (ending == null && !cancellation.isCancelled()) {
        dropped.accept(null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (QuarantinedException e) {
      if (!quarantined) {
        quarantined = true;
        dropped.accept(e);
      }
    } catch (CodecException | RuntimeException | Error e) {
      if (site.isRunning()) {
        dropped.accept(e);
      }
    }
  }

  /** Whether all executors are at work. */
  synchronized boolean isWorking() {
    return quarantined || threads.stream().allMatch(Thread::isAlive);
  }

  /** Stops the executors after what they do now. */
  void stop() {
    cancellation.cancel();
  }

  /** Waits until all executors have ended. */
  void join() throws InterruptedException {
    List<Thread> all;
    synchronized (this) {
      all = List.copyOf(threads);
    }
    for (Thread thread : all) {
      thread.join();
    }
  }
}
