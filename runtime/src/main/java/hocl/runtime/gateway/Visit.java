package hocl.runtime.gateway;

import hocl.runtime.cluster.ProgramBytes;
import hocl.runtime.codec.Definitions;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.task.BlobStore;
import hocl.runtime.task.Post;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The work of one worker on one job, as far as the gateway lets it: it may look, join, work and
 * revoke what is silent, under its own name, and write blobs for the leases that it holds. Nothing
 * that it sends is believed. Any thread may call.
 */
final class Visit {

  /**
   * The number of leases that a worker may bring to nothing, one after another, before it gets no
   * more of the job.
   */
  static final int MOST_FRUITLESS = 3;

  /** The holder of a lease may be silent for this long, times its allowance. */
  private static final int LONGEST_WORDS = 1000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String job;
  private final Sender worker;
  private final int threads;
  private final Post post;
  private final BlobStore blobs;
  private final Definitions definitions;
  private final ProgramBytes programs;
  private final AtomicInteger fruitless;
  private final LongSupplier clock;
  private final Slot[] slots;
  private final Map<Long, Long> watched = new HashMap<>();
  private final Map<Long, Integer> allowances = new HashMap<>();

  /** One executor of the worker. Guarded by itself. */
  private static final class Slot {
    private @Nullable Request last;
    private @Nullable Held held;

    /** The last result, if the ledger took it. */
    private @Nullable Commit taken;
  }

  /**
   * A visit.
   *
   * @param worker one of the senders that the worker may be
   * @param threads the number of them; they are told apart by their slots
   * @param definitions of the job's program
   * @param programs reads what a worker says of a failure
   * @param fruitless the number of leases that its key brought to nothing since it brought a result
   * @param clock nanoseconds since some moment
   */
  Visit(
      String job,
      Sender worker,
      int threads,
      Post post,
      BlobStore blobs,
      Definitions definitions,
      ProgramBytes programs,
      AtomicInteger fruitless,
      LongSupplier clock) {
    this.job = job;
    this.worker = worker;
    this.threads = threads;
    this.post = post;
    this.blobs = blobs;
    this.definitions = definitions;
    this.programs = programs;
    this.fruitless = fruitless;
    this.clock = clock;
    this.slots = new Slot[threads];
    for (int i = 0; i < threads; i++) {
      slots[i] = new Slot();
    }
  }

  /**
   * Sends a command of the worker to the ledger, if it may send it.
   *
   * @throws RefusedException if it may not
   */
  Answer send(Request request) throws RefusedException, InterruptedException {
    Sender sender = request.sender();
    if (!sender.node().equals(worker.node())
        || sender.incarnation() != worker.incarnation()
        || sender.slot() < 0
        || sender.slot() >= threads) {
      throw forbidden("A worker speaks for itself only.");
    }
    return switch (request.command()) {
      case Command.Look look -> post.send(request);
      case Command.Join join -> post.send(request);
      case Command.Revoke revoke ->
          isSilent(revoke.fence()) ? post.send(request) : new Answer.Done();
      case Command.Work work -> work(slots[sender.slot()], request, work);
      case Command.Create create -> throw notIts();
      case Command.Left left -> throw notIts();
      case Command.Put put -> throw notIts();
      case Command.SetRules rules -> throw notIts();
      case Command.Cancel cancel -> throw notIts();
      case Command.Taken taken -> throw notIts();
      case Command.Preside preside -> throw notIts();
      case Command.Draw draw -> throw notIts();
      case Command.Plant plant -> throw notIts();
      case Command.Judge judge -> throw notIts();
    };
  }

  private static RefusedException notIts() {
    return forbidden("That command is none of a worker.");
  }

  private static RefusedException forbidden(String sentence) {
    return new RefusedException(HttpCall.FORBIDDEN, sentence, "");
  }

  /** Whether the gateway itself has seen a lease for longer than its holder may be silent. */
  private boolean isSilent(long fence) {
    synchronized (watched) {
      Long since = watched.get(fence);
      return since != null
          && clock.getAsLong() - since >= PATIENCE.toNanos() * allowances.getOrDefault(fence, 1);
    }
  }

  private void watch(List<Answer.Live> live) {
    synchronized (watched) {
      List<Long> fences = live.stream().map(Answer.Live::fence).toList();
      watched.keySet().retainAll(fences);
      allowances.keySet().retainAll(fences);
      for (Answer.Live lease : live) {
        watched.putIfAbsent(lease.fence(), clock.getAsLong());
        allowances.put(lease.fence(), lease.allowance());
      }
    }
  }

  private Answer work(Slot slot, Request request, Command.Work work)
      throws RefusedException, InterruptedException {
    synchronized (slot) {
      if (request.equals(slot.last)) {
        return answered(post.send(request), work);
      }
      Held held = slot.held;
      Commit commit = work.commit();
      Command.Verdict verdict = work.verdict();
      if (verdict != null && verdict.words().length() + verdict.remark().length() > LONGEST_WORDS) {
        throw forbidden("What a verdict says is too long.");
      }
      if (commit != null) {
        String mistake =
            held == null ? "this worker holds no lease" : held.mistake(commit, programs);
        if (held == null && isAnother(commit, slot)) {
          // two results of one attempt, which the ledger has to see
          post.send(
              new Request(
                  request.sender(), request.sequence(), new Command.Work(commit, null, false)));
        }
        if (mistake != null) {
          throw forbidden("The result is not taken: " + mistake + ".");
        }
      }
      int before = fruitless.get() + (held != null && commit == null ? 1 : 0);
      boolean next = work.next() && before < MOST_FRUITLESS;
      Answer answer =
          post.send(
              new Request(
                  request.sender(),
                  request.sequence(),
                  new Command.Work(commit, work.verdict(), next)));
      slot.last = request;
      Answer.Worked worked = answer instanceof Answer.Worked known ? known : null;
      if (held != null) {
        slot.held = null;
        boolean taken = worked != null && worked.verdict() == Answer.Verdict.ACCEPTED;
        fruitless.updateAndGet(number -> taken ? 0 : number + 1);
        slot.taken = taken ? commit : null;
        remove(taken && commit != null ? held.leftOver(commit) : held.names());
      }
      if (worked != null) {
        remove(worked.released());
        if (worked.next() instanceof Answer.Leased leased) {
          slot.held = new Held(leased.lease(), definitions);
        } else if (worked.next() instanceof Answer.Wait wait) {
          watch(wait.live());
        }
      }
      return answered(answer, work);
    }
  }

  private static boolean isAnother(Commit commit, Slot slot) {
    Commit before = slot.taken;
    return before != null && before.fence() == commit.fence() && !before.equals(commit);
  }

  /** The answer as the worker gets it: blobs are removed by the gateway alone. */
  private static Answer answered(Answer answer, Command.Work work) {
    if (!(answer instanceof Answer.Worked worked)) {
      return answer;
    }
    Answer.Next next = worked.next();
    if (work.next() && next instanceof Answer.Nothing) {
      // it brought too many leases to nothing
      next = new Answer.Wait(List.of());
    }
    return new Answer.Worked(worked.verdict(), List.of(), next);
  }

  private void remove(Collection<BlobName> names) {
    names.forEach(name -> blobs.remove(name.in(job)));
  }

  /** The bytes of a blob of the job, or null. */
  byte @Nullable [] get(BlobName name) {
    return blobs.get(name.in(job));
  }

  /**
   * Writes a blob for a lease that the worker holds.
   *
   * @throws RefusedException if it holds none of that name, or the name is taken
   */
  void put(BlobName name, byte[] content) throws RefusedException {
    if (name.incarnation() == worker.incarnation()) {
      for (Slot slot : slots) {
        synchronized (slot) {
          Held held = slot.held;
          if (held != null && held.isFor(name)) {
            if (held.write(name, content)) {
              blobs.put(name.in(job), content);
            }
            return;
          }
        }
      }
    }
    throw forbidden("A worker writes blobs for the leases that it holds only.");
  }

  /**
   * Ends the visit: what the worker holds comes back at once, without being counted as lost with a
   * node, which would end the job after a few times.
   *
   * @param housekeeper a sender that has sent nothing yet
   */
  void end(Sender housekeeper) throws InterruptedException {
    List<Command> commands = new ArrayList<>(List.of(new Command.Join()));
    for (Slot slot : slots) {
      synchronized (slot) {
        Held held = slot.held;
        if (held != null) {
          slot.held = null;
          fruitless.incrementAndGet();
          commands.add(new Command.Revoke(held.fence()));
          remove(held.names());
        }
      }
    }
    commands.add(new Command.Left(worker.node(), worker.incarnation()));
    long sequence = 0;
    for (Command command : commands) {
      post.send(new Request(housekeeper, ++sequence, command));
    }
  }
}
