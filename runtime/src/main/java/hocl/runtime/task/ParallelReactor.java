package hocl.runtime.task;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.check.Policy;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Ending;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Ledger;
import hocl.runtime.ledger.Sender;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.CpuTime;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.reactor.Reactor;
import hocl.runtime.reactor.SequentialReactor;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reacts on several threads of one process: the executors, tasks and ledger of a cluster, without
 * the network. A job that has no distributed form, is drawn from a seed, or whose reactions are
 * observed or counted one by one is left to the {@link SequentialReactor}.
 */
public final class ParallelReactor implements Reactor {

  /** Rules may recurse over deep atoms; memory is only taken as far as it is used. */
  private static final long STACK_BYTES = 1L << 30;

  private static final String JOB = "job";
  private static final Duration POLL = Duration.ofMillis(20);

  /** The time that an executor has to stop once a limit is reached. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration FOREVER = Duration.ofDays(1000);

  private final int threads;
  private final Sizes sizes;
  private final boolean measureCpu;

  /**
   * A reactor.
   *
   * @param threads the number of executors, at least 1
   * @param sizes how large the parts of a job are
   * @param measureCpu as for {@link SequentialReactor}
   */
  public ParallelReactor(int threads, Sizes sizes, boolean measureCpu) {
    this.threads = threads;
    this.sizes = sizes;
    this.measureCpu = measureCpu;
  }

  @Override
  public Outcome run(Job job, Observer observer) {
    Distribution distribution = job.chemistry().distribution(job.content());
    boolean alone =
        distribution.gathered() != null
            || job.seed().isPresent()
            || observer.wantsReactions()
            || observer.wantsCounts();
    if (alone) {
      return new SequentialReactor(measureCpu).run(job, observer);
    }
    try {
      return new ParallelRun(job, distribution).outcome();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(End.INTERRUPTED, Solution.of(job.content()), 0, 0, 0, 0, null);
    } catch (CodecException | TravelFailure e) {
      // something in the content has no form as bytes, such as a Java object
      return new SequentialReactor(measureCpu).run(job, observer);
    }
  }

  /** One run of a job. */
  private final class ParallelRun {
    private final Job job;
    private final Distribution distribution;
    private final MemoryPost post = new MemoryPost();
    private final MemoryBlobs store = new MemoryBlobs();
    private final Cancellation cancellation = new Cancellation();
    private final List<ReactionFailure> failures = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();
    private volatile boolean lacksMemory;
    private final AtomicLong cpuNanos = new AtomicLong();
    private final long start = System.nanoTime();

    ParallelRun(Job job, Distribution distribution) {
      this.job = job;
      this.distribution = distribution;
    }

    private Blobs blobs(Definitions definitions) {
      return new Blobs(store, JOB, definitions, sizes.blobAtoms());
    }

    Outcome outcome() throws InterruptedException, CodecException {
      Chemistry chemistry = job.chemistry();
      Definitions definitions = chemistry.definitions();
      Client client = new Client(new Sender("client", 1, 0), post, blobs(definitions));
      JobSpec spec =
          Client.specification(
              JOB,
              distribution,
              sizes,
              job.content(),
              job.budget().reactions(),
              null,
              false,
              new Policy.None());
      if (!client.submit(spec, distribution, job.content())) {
        throw new IllegalStateException("a ledger refuses a new job");
      }
      List<Thread> executors = new ArrayList<>();
      for (int slot = 0; slot < Math.min(threads, spec.fragments()); slot++) {
        int number = slot;
        Thread thread =
            new Thread(
                null,
                () -> execute(number, spec, blobs(definitions)),
                "hocl-executor-" + slot,
                STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        executors.add(thread);
      }
      End limit = await(executors);
      if (limit != null) {
        client.cancel("");
      }
      rethrow();
      return outcome(limit, blobs(definitions));
    }

    private void execute(int slot, JobSpec spec, Blobs blobs) {
      try {
        Hands hands = Hands.of(job.chemistry(), distribution, spec, blobs, this::remember);
        new Executor(
                new Sender("here", 1, slot),
                post,
                blobs,
                hands.task(1, CpuTime::now),
                hands.verifier(slot),
                FOREVER,
                cancellation,
                null)
            .run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (OutOfMemoryError e) {
        // what the task did is dropped as a whole: the solution stands as it was before
        lacksMemory = true;
      } catch (CodecException | RuntimeException | Error e) {
        trouble.compareAndSet(null, e);
      } finally {
        if (measureCpu) {
          cpuNanos.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
        }
      }
    }

    /** Keeps a failure; its number goes through the ledger. */
    private Bytes remember(ReactionFailure failure) {
      if (failure instanceof TravelFailure) {
        throw failure;
      }
      synchronized (failures) {
        failures.add(failure);
        return Bytes.of(Integer.toString(failures.size() - 1).getBytes(StandardCharsets.US_ASCII));
      }
    }

    /**
     * Waits for the end of the job; gives the limit that ended it, or null. An executor that does
     * not stop some time after a limit is in a call that does not return: it is left to itself, and
     * what its task did is no part of the solution.
     */
    private @Nullable End await(List<Thread> executors) throws InterruptedException {
      Budget budget = job.budget();
      End limit = null;
      long cancelledAt = 0;
      while (executors.stream().anyMatch(Thread::isAlive)) {
        if (limit != null && System.nanoTime() - cancelledAt >= GRACE.toNanos()) {
          return limit;
        }
        Ledger ledger = post.ledger();
        budget.watcher().accept(ledger == null ? 0 : ledger.reactions());
        boolean late =
            budget.time() != null && System.nanoTime() - start >= budget.time().toNanos();
        if (limit == null && (late || budget.cancellation().isCancelled())) {
          limit = late ? End.TIME_LIMIT : End.INTERRUPTED;
        }
        if (limit == null && lacksMemory) {
          limit = End.MEMORY_LIMIT;
        }
        if (limit != null && cancelledAt == 0) {
          cancelledAt = System.nanoTime();
        }
        if (limit != null || trouble.get() != null) {
          cancellation.cancel();
        }
        for (Thread executor : executors) {
          if (executor.isAlive()) {
            executor.join(POLL);
            break;
          }
        }
      }
      return limit == null && lacksMemory ? End.MEMORY_LIMIT : limit;
    }

    private void rethrow() throws CodecException {
      Throwable thrown = trouble.get();
      switch (thrown) {
        case null -> {}
        case CodecException e -> throw e;
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(thrown);
      }
    }

    private Outcome outcome(@Nullable End limit, Blobs blobs) {
      Ledger ledger = post.ledger();
      Ending ending = ledger == null ? null : ledger.ending();
      if (ledger == null || ending == null) {
        throw new IllegalStateException("the executors stopped before the job");
      }
      BlobRef rules = ledger.rules();
      Molecule atoms = blobs.readAll(ledger.fragments());
      Molecule content = rules == null ? atoms : Molecule.join(List.of(blobs.read(rules), atoms));
      End end =
          switch (ending.kind()) {
            case INERT -> End.INERT;
            case REACTION_LIMIT -> End.REACTION_LIMIT;
            case FAILED -> End.FAILED;
            case CANCELLED -> limit == null ? End.INTERRUPTED : limit;
            case LOST -> throw new IllegalStateException("a task came to nothing too often");
          };
      Solution solution = Solution.of(content);
      if (end == End.INERT) {
        solution = (Solution) Atoms.settled(solution);
      }
      ReactionFailure failure =
          end == End.FAILED
              ? failures.get(
                  Integer.parseInt(new String(ending.detail().get(), StandardCharsets.US_ASCII)))
              : null;
      return new Outcome(end, solution, ledger.reactions(), 0, 0, cpuNanos.get(), failure);
    }
  }
}
